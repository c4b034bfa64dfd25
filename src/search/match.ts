import type { Line } from '../card/card.ts';
import type { Engine } from './engine.ts';
import { everydayWords } from './everyday-words.ts';
import { stem } from './glossary.ts';
import type { Match } from './model.ts';
import { fold } from './terms.ts';
import type { Asked } from './weigh.ts';

const mostWords = 6;
/** Where the guides hold fewer, what was learned of the words tells the reason. */
const fewestWords = 2;

/** A section with its reason, which is worked out when it is first read: most matches are never shown. */
export function toMatch(
  engine: Engine,
  asked: Asked,
  { section, confidence, isGeneral }: Pick<Match, 'section' | 'confidence' | 'isGeneral'>,
): Match {
  const worth = (term: string): number => {
    const weight = asked.weights.get(term) ?? asked.affected.get(term);
    return weight === undefined ? 0 : weight * engine.worth(term, section);
  };
  let evidence: readonly string[] | undefined;
  let snippet: Line | undefined;
  return {
    section,
    confidence,
    isGeneral,
    get evidence() {
      evidence ??= evidenceOf(asked, worth, (word) => engine.tells(word, section));
      return evidence;
    },
    get snippet() {
      snippet ??= engine.snippet(section, worth);
      return snippet;
    },
  };
}

/** The words as the person wrote them, by what all terms that came of a word, and what was learned of it, are worth together. */
function evidenceOf(
  asked: Asked,
  worth: (term: string) => number,
  tells: (word: string) => number,
): readonly string[] {
  const words = new Map<string, { written: string; worth: number }>();
  const add = (written: string, gained: number): void => {
    if (gained <= 0) return;
    const key = written.toLowerCase();
    const before = words.get(key);
    words.set(key, { written: before?.written ?? written, worth: (before?.worth ?? 0) + gained });
  };
  for (const [term, written] of asked.words) add(written, worth(term));
  const isShort = words.size < fewestWords;
  for (const written of isShort ? new Set([...asked.words.values(), ...asked.unknown]) : [])
    if (!everydayWords.has(stem(fold(written)))) add(written, tells(written));
  return [...words.values()]
    .sort((a, b) => b.worth - a.worth)
    .slice(0, mostWords)
    .map(({ written }) => written);
}
