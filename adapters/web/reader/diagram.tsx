import type { Child } from 'hono/jsx';
import type { Guide, Section } from '../../../src/library/model.ts';

export interface Drawn {
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

type Draw = (slug: string, number: number) => Promise<string | undefined>;

/** The pictures that were drawn for those sections of a guide, each section's in order; they are numbered over it all. */
export async function readDrawn(
  guide: Guide,
  shown: readonly Section[],
  draw: Draw,
): Promise<ReadonlyMap<Section, readonly (Drawn | undefined)[]>> {
  let last = 0;
  const numbered = guide.sections.map((section) => {
    const diagrams = section.body.filter(({ kind }) => kind === 'diagram');
    return [section, diagrams.map(() => ++last)] as const;
  });
  const asked = new Set(shown);
  const drawn = numbered
    .filter(([section]) => asked.has(section))
    .map(async ([section, numbers]) => {
      const read = numbers.map(async (number) => measure(guide.slug, number, await draw(guide.slug, number)));
      return [section, await Promise.all(read)] as const;
    });
  return new Map(await Promise.all(drawn));
}

function measure(slug: string, number: number, svg: string | undefined): Drawn | undefined {
  const [, width, height] =
    svg?.match(/viewBox="[-\d.]{1,20} [-\d.]{1,20} ([\d.]{1,20}) ([\d.]{1,20})"/) ?? [];
  return width && height
    ? {
        url: `/guides/${encodeURIComponent(slug)}/diagrams/${number}.svg`,
        width: Math.round(Number(width)),
        height: Math.round(Number(height)),
      }
    : undefined;
}

interface DiagramProps {
  readonly drawn: Drawn | undefined;
  readonly caption: Child;
  readonly name: string;
  readonly source: string;
}

/** The picture keeps a size that can be read and scrolls in its frame; it opens alone to be zoomed. */
export function Diagram({ drawn, caption, name, source }: DiagramProps) {
  return (
    <figure class="diagram">
      {drawn && (
        <a class="drawn" href={drawn.url} aria-label={`Open only the diagram: ${name}`}>
          <img src={drawn.url} width={drawn.width} height={drawn.height} alt={name} loading="lazy" />
        </a>
      )}
      <figcaption>{caption}</figcaption>
      <details>
        <summary>{drawn ? 'The diagram in words' : 'Source of the diagram'}</summary>
        <pre tabindex={0}>
          <code>{source}</code>
        </pre>
      </details>
    </figure>
  );
}
