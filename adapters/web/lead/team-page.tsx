import type { Figure } from '../../../src/card/figure.ts';
import { BarChart } from './bar-chart.tsx';

/** More are in the file. */
const mostRows = 20;

/** Each figure as a chart, a table and a file. */
export function TeamFigures({
  figures,
  path,
}: {
  readonly figures: readonly Figure[];
  readonly path: string;
}) {
  return (
    <>
      <p class="summary">
        No names, except of people who asked to be shown; nothing of answers that fewer than five people gave.
      </p>
      {figures.map((figure) => (
        <section aria-labelledby={figure.id}>
          <h2 id={figure.id}>{figure.title}</h2>
          <p class="small">{figure.about}</p>
          {figure.rows.length === 0 ? <p>{figure.none}</p> : <Drawn figure={figure} path={path} />}
        </section>
      ))}
    </>
  );
}

function Drawn({ figure, path }: { readonly figure: Figure; readonly path: string }) {
  const { id, columns, rows } = figure;
  const more = rows.length - mostRows;
  return (
    <>
      <div class="figure">
        <BarChart figure={figure} />
        <section class="table" aria-label={`${figure.title}, as a table`} tabindex={0}>
          <table>
            <caption class="hidden">{figure.title}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th scope="col">{column}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, mostRows).map(([first, ...cells]) => (
                <tr>
                  <th scope="row">{first}</th>
                  {cells.map((cell) => (
                    <td class={typeof cell === 'number' ? 'number' : undefined}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
      <p class="small">
        {more > 0 && `And ${more} more. `}
        <a href={`${path}/${id}.csv`}>{figure.title} as CSV</a>
      </p>
    </>
  );
}
