import type { Guide, Library } from '../../../src/library/model.ts';
import { plainLine } from '../../../src/library/text.ts';
import { LineText, type Pen } from '../rich.tsx';
import { Diagram, type Drawn } from './diagram.tsx';
import { idOf, placePath, placesOf } from './places.ts';

export interface On {
  /** Of which guide the text is. */
  readonly guide: Guide;
  readonly library: Library;
  /** The page is the whole guide: a link into a guide leads to a place in the whole, else to a section. */
  readonly isWhole: boolean;
  /** The level of the headings inside the text. */
  readonly heading: 'h2' | 'h3';
  readonly code: Pen['code'];
  /** The pictures of what is drawn, in order. */
  readonly drawn: readonly (Drawn | undefined)[];
}

/** A pen for the text of one section. */
export function readerPen(on: On): Pen {
  const { guide, heading: Heading, drawn } = on;
  let next = 0;
  const pen: Pen = {
    code: on.code,
    link: (url) => linkFrom(on, url),
    heading: (line) => (
      <Heading id={idOf(guide, line)}>
        <LineText line={line} pen={pen} />
      </Heading>
    ),
    diagram: (block) => (
      <Diagram
        drawn={drawn[next++]}
        name={plainLine(block.caption) || 'Diagram'}
        caption={<LineText line={block.caption} pen={pen} />}
        source={block.source}
      />
    ),
  };
  return pen;
}

/** A place that is not there becomes its page, and a page that is not shown no link. */
function linkFrom({ guide, library, isWhole }: On, url: string): string | undefined {
  const [, slug, anchor] = url.match(/^(?:\/guides\/([^/#]+))?(?:#(.*))?$/) ?? [];
  if (slug === undefined && anchor === undefined) return url;
  const to = slug === undefined ? guide : library.guide(decodeURIComponent(slug));
  if (!to) return undefined;
  const place = anchor ? placesOf(to).get(anchor.toLowerCase()) : undefined;
  return placePath(to, place, isWhole);
}
