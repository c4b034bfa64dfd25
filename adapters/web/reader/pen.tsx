import type { Line } from '../../../src/card/card.ts';
import { LineText, type Pen } from '../rich.tsx';
import { type Drawn, Figure } from './diagram.tsx';
import { guidePath } from './paths.ts';

interface On {
  /** The guide whose text is drawn. */
  readonly slug: string;
  /** The page is the whole guide: links inside it stay on the page. */
  readonly isWhole: boolean;
  /** The pictures of what is drawn, in order. */
  readonly drawn: readonly (Drawn | undefined)[];
}

/** A pen for the text of one section. */
export function readerPen(plain: Pen, { slug, isWhole, drawn }: On): Pen {
  let next = 0;
  const pen: Pen = {
    ...plain,
    link(url) {
      if (!url.startsWith('#')) return url;
      return isWhole ? url : `${guidePath({ slug })}${url}`;
    },
    diagram: (block) => (
      <Figure
        drawn={drawn[next++]}
        name={wordsOf(block.caption) || 'Diagram'}
        caption={<LineText line={block.caption} pen={pen} />}
        source={block.source}
      />
    ),
  };
  return pen;
}

function wordsOf(line: Line): string {
  return line.map((inline) => ('text' in inline ? inline.text : '')).join('');
}
