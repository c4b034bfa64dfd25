import type { Child } from 'hono/jsx';
import type { Guide, Section } from '../../../src/library/model.ts';

export interface Drawn {
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

type Draw = (slug: string, number: number) => Promise<string | undefined>;

/** The pictures that were drawn for a guide: each section's, in order. */
export async function readDrawn(
  guide: Guide,
  draw: Draw,
): Promise<ReadonlyMap<Section, readonly (Drawn | undefined)[]>> {
  const drawn = new Map<Section, readonly (Drawn | undefined)[]>();
  let number = 0;
  for (const section of guide.sections) {
    const found: (Drawn | undefined)[] = [];
    for (const block of section.body) {
      if (block.kind === 'diagram') found.push(measure(guide.slug, ++number, await draw(guide.slug, number)));
    }
    drawn.set(section, found);
  }
  return drawn;
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

interface FigureProps {
  readonly drawn: Drawn | undefined;
  readonly caption: Child;
  readonly name: string;
  readonly source: string;
}

/** The picture keeps a size that can be read and scrolls in its frame; it opens alone to be zoomed. */
export function Figure({ drawn, caption, name, source }: FigureProps) {
  return (
    <figure class="diagram">
      {drawn && (
        <a class="drawn" href={drawn.url} aria-label={`Open the diagram alone: ${name}`}>
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
