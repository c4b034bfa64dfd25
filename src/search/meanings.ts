import { conceptsOf, malfunctions, stemOf } from '../incident/concepts.ts';
import { synonymsOf } from './synonyms.ts';
import { fold, splitCompound, wordsOf } from './terms.ts';
import { tuning } from './tuning.ts';

/** Something that was asked: each term that says it, and how surely. */
export interface Meaning {
  readonly ways: ReadonlyMap<string, number>;
  /** The term as it was said; undefined: a word that only says in what state something is. */
  readonly term: string | undefined;
}

type ToParts = (word: string) => readonly string[];

const { ways } = tuning.pages;
/** No word of a text is written so. */
export const stateTerms: readonly string[] = malfunctions.map(termOfState);

function termOfState(concept: string): string {
  return `~${concept}`;
}

/** `down`, `gone` and `dead` say one thing of a system, and a name may use any of them. */
function statesOf(word: string): readonly string[] {
  return conceptsOf(stemOf(word)).flatMap((concept) =>
    malfunctions.includes(concept) ? termOfState(concept) : [],
  );
}

export function readMeanings(text: string, toParts: ToParts): readonly Meaning[] {
  const meanings = new Map<string, Meaning>();
  for (const word of piecesOf(text)) {
    const terms = toParts(word);
    const told = statesOf(word);
    for (const term of terms) {
      const others = [...synonymsOf(term)].map((other) => [other, ways.synonym] as const);
      meanings.set(term, {
        term,
        ways: new Map([...told.map((one) => [one, ways.state] as const), ...others, [term, 1]]),
      });
    }
    if (terms.length > 0) continue;
    for (const one of told)
      if (!meanings.has(one)) meanings.set(one, { term: undefined, ways: new Map([[one, ways.alone]]) });
  }
  return [...meanings.values()];
}

/** The terms of a name, and the states that it tells of. */
export function termsOfName(name: string, toParts: ToParts): readonly string[] {
  return [...new Set(piecesOf(name).flatMap((word) => [...toParts(word), ...statesOf(word)]))];
}

function piecesOf(text: string): readonly string[] {
  return wordsOf(text).flatMap((word) => {
    const pieces = splitCompound(word);
    return pieces.length > 1 ? pieces.filter((piece) => piece !== fold(word)) : [fold(word)];
  });
}
