import { everydayWords } from './everyday-words.ts';
import type { Lexicon } from './lexicon.ts';
import { isCommonTrouble } from './symptoms.ts';

/** Neither what anybody says nor what may befall anything. */
export function isDistinctive(term: string): boolean {
  return !everydayWords.has(term) && !isCommonTrouble(term);
}

/** The same of terms by their numbers. */
export function distinctiveIn({ numbers }: Lexicon): (term: number) => boolean {
  const distinctive = new Set(
    [...numbers].flatMap(([term, number]) => (isDistinctive(term) ? [number] : [])),
  );
  return (term) => distinctive.has(term);
}
