import type { Inline, Line } from '../card/card.ts';
import type { Section } from '../library/model.ts';
import type { ToTerms } from './terms.ts';

const longest = 280;

/** The sentence that holds most of what was asked, its matching words in bold. */
export function toSnippet(section: Section, toTerms: ToTerms, worth: (term: string) => number): Line {
  const sentences = section.text.split(/(?<=[.:;?])\s+|\n+/).filter((sentence) => sentence.length > 20);
  let best = '';
  let most = 0;
  for (const sentence of sentences) {
    const score = [...new Set(toTerms(sentence).map(({ term }) => term))].reduce(
      (sum, term) => sum + worth(term),
      0,
    );
    if (score > most) {
      most = score;
      best = sentence;
    }
  }
  return best ? mark(shorten(best), toTerms, worth) : [];
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
