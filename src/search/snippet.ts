import { LRUCache } from 'lru-cache';
import type { Inline, Line } from '../card/card.ts';
import type { Section } from '../library/model.ts';
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

export function createSnippet(toTerms: ToTerms): Snippet {
  const read = new LRUCache<Section, readonly Sentence[]>({
    max: remembered,
    memoMethod: (section) => sentencesOf(section, toTerms),
  });
  return (section, worth) => {
    let best = '';
    let most = 0;
    for (const { text, terms } of read.memo(section)) {
      const score = terms.reduce((sum, term) => sum + worth(term), 0);
      if (score > most) {
        most = score;
        best = text;
      }
    }
    return best ? mark(shorten(best), toTerms, worth) : [];
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

function mark(sentence: string, toTerms: ToTerms, worth: (term: string) => number): Line {
  const pieces = sentence.split(/(\s+)/);
  const line: Inline[] = [];
  for (const piece of pieces) {
    const isMatch = toTerms(piece).some(({ term }) => worth(term) > 0);
    const before = line.at(-1);
    if (before?.kind === 'text' && Boolean(before.bold) === isMatch)
      line[line.length - 1] = { ...before, text: before.text + piece };
    else line.push(isMatch ? { kind: 'text', text: piece, bold: true } : { kind: 'text', text: piece });
  }
  return line;
}
