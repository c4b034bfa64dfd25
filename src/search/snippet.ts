import { LRUCache } from 'lru-cache';
import type { Inline, Line } from '../card/card.ts';
import type { Section } from '../library/model.ts';
import { remember } from '../remember.ts';
import type { ToTerms } from './terms.ts';

const longest = 280;
/** Sections whose sentences are remembered: those that are shown come again and again. */
const remembered = 200;

/** The sentence that holds most of what was asked, its matching words in bold. */
export type Snippet = (section: Section, worth: (term: string) => number) => Line;

interface Sentence {
  readonly text: string;
  readonly terms: readonly string[];
}

/** As much of a sentence as is shown, word by word. */
type Pieces = readonly { readonly text: string; readonly terms: readonly string[] }[];

export function createSnippet(toTerms: ToTerms): Snippet {
  const read = new LRUCache<Section, readonly Sentence[]>({
    max: remembered,
    memoMethod: (section) => sentencesOf(section, toTerms),
  });
  const pieces = remember(
    ({ text }: Sentence): Pieces =>
      shorten(text)
        .split(/(\s+)/)
        .map((piece) => ({ text: piece, terms: toTerms(piece).map(({ term }) => term) })),
  );
  return (section, worth) => {
    let best: Sentence | undefined;
    let most = 0;
    for (const sentence of read.memo(section)) {
      const score = sentence.terms.reduce((sum, term) => sum + worth(term), 0);
      if (score > most) {
        most = score;
        best = sentence;
      }
    }
    return best ? mark(pieces(best), worth) : [];
  };
}

function sentencesOf({ text }: Section, toTerms: ToTerms): readonly Sentence[] {
  return text
    .split(/(?<=[.:;?])\s+|\n+/)
    .filter((sentence) => sentence.length > 20)
    .map((sentence) => ({
      text: sentence,
      terms: [...new Set(toTerms(sentence).map(({ term }) => term))],
    }));
}

function shorten(sentence: string): string {
  if (sentence.length <= longest) return sentence;
  return `${sentence
    .slice(0, longest - 1)
    .replace(/\s\S*$/, '')
    .trimEnd()}…`;
}

function mark(pieces: Pieces, worth: (term: string) => number): Line {
  const line: Inline[] = [];
  for (const { text, terms } of pieces) {
    const isMatch = terms.some((term) => worth(term) > 0);
    const before = line.at(-1);
    if (before?.kind === 'text' && Boolean(before.bold) === isMatch)
      line[line.length - 1] = { ...before, text: before.text + text };
    else line.push(isMatch ? { kind: 'text', text, bold: true } : { kind: 'text', text });
  }
  return line;
}
