import type { Inline } from '../../card/card.ts';
import { linesOf } from '../../card/lines.ts';
import type { Problem } from '../model.ts';
import { plainLine } from '../text.ts';
import type { Draft } from './draft.ts';
import { lineOfSection } from './draft.ts';

const runLength = 14;

/** Passages of so many words that stand in two guides: one of them owns it, the other links. */
export function repeats(drafts: readonly Draft[]): readonly Problem[] {
  const seen = new Map<number, string>();
  const told = new Set<string>();
  const numbers = new Map<string, number>();
  return drafts.flatMap((draft) =>
    draft.guide.sections.flatMap((section) => {
      const prose = linesOf(section.body)
        .map((line) => plainLine(line.map(asOneWord)))
        .join('\n');
      const words = prose.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
      const numbered = words.map((word) => numberOf(word, numbers));
      for (let i = 0; i + runLength <= words.length; i++) {
        const run = hashOf(numbered, i);
        const owner = seen.get(run);
        if (owner === undefined) seen.set(run, draft.guide.slug);
        else if (owner !== draft.guide.slug && !told.has(`${owner} ${section.id}`)) {
          told.add(`${owner} ${section.id}`);
          return [
            draft.at(
              lineOfSection(draft, section.id),
              `"${words.slice(i, i + runLength).join(' ')}" stands in ${owner} too`,
              'let one guide own it and link from the other',
            ),
          ];
        }
      }
      return [];
    }),
  );
}

/** A command is typed alike in every guide, and is one word here. */
function asOneWord(inline: Inline): Inline {
  return inline.kind === 'code' ? { ...inline, text: 'code' } : inline;
}

function numberOf(word: string, numbers: Map<string, number>): number {
  const known = numbers.get(word);
  if (known !== undefined) return known;
  numbers.set(word, numbers.size + 1);
  return numbers.size;
}

/** 53 bits of a run of words: a library has some hundred thousand runs, and as strings they take a second. */
function hashOf(numbered: readonly number[], start: number): number {
  let high = 0;
  let low = 0;
  for (let i = start; i < start + runLength; i++) {
    const number = numbered[i] ?? 0;
    high = (Math.imul(high, 31) + number) | 0;
    low = (Math.imul(low, 1_000_003) ^ number) | 0;
  }
  return (high >>> 0) * 2_097_152 + (low >>> 11);
}
