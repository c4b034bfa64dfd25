import { scaleBand, scaleLinear } from 'd3-scale';
import type { Figure } from '../../../src/card/figure.ts';

/** Drawn as wide as a phone shows it, so that its words are never smaller than they are here. */
const width = 340;
const rowHeight = 42;
const bar = { top: 22, height: 12 };
const axis = 26;
/** Beside the longest bar, for its number. */
const numberWidth = 46;
const longestLabel = 40;
/** More are read in the table. */
export const mostBars = 12;

interface Row {
  readonly label: string;
  readonly value: number;
}

/** A bar for each row, with its number. The table beside it says the same to who does not see it. */
export function BarChart({ figure }: { readonly figure: Figure }) {
  const { id, chart, rows } = figure;
  if (!chart) return null;
  const shown = rows
    .slice(0, mostBars)
    .map((row): Row => ({ label: String(row[0]), value: Number(row[chart.column]) }));
  const height = shown.length * rowHeight + axis;
  const most = chart.isShare ? 100 : Math.max(1, ...shown.map(({ value }) => value));
  const x = scaleLinear([0, most], [0, width - numberWidth]).nice(4);
  const y = scaleBand(
    shown.map((_row, i) => i),
    [0, shown.length * rowHeight],
  );
  const ticks = x.ticks(4).filter(Number.isInteger);
  const unit = chart.isShare ? ' %' : '';
  return (
    <svg
      class="chart"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-name`}
    >
      <title
        id={`${id}-name`}
      >{`${figure.title}: ${figure.columns[chart.column]}. The table says the same.`}</title>
      {ticks.map((tick) => (
        <>
          <line class="grid" x1={x(tick)} x2={x(tick)} y1="0" y2={height - axis} />
          <text class="tick" x={x(tick)} y={height - 8} text-anchor={tick === 0 ? 'start' : 'middle'}>
            {tick}
            {unit}
          </text>
        </>
      ))}
      {shown.map(({ label, value }, i) => (
        <g transform={`translate(0 ${y(i) ?? 0})`}>
          <text class="label" x="0" y={bar.top - 7}>
            {label.length > longestLabel ? `${label.slice(0, longestLabel - 1)}…` : label}
          </text>
          <rect class="bar" x="0" y={bar.top} width={Math.max(1, x(value))} height={bar.height} rx="2" />
          <text class="value" x={x(value) + 6} y={bar.top + bar.height - 1}>
            {value}
            {unit}
          </text>
        </g>
      ))}
    </svg>
  );
}
