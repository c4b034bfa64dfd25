import { everydayWords } from './everyday-words.ts';
import type { Lexicon } from './lexicon.ts';
import { commonTroubles } from './symptoms.ts';

/** Neither what anybody says nor what may befall anything. */
export function isDistinctive(term: string): boolean {
  return !everydayWords.has(term) && !commonTroubles.has(term);
}

/** The same of terms by their numbers. */
export function distinctiveIn({ numberOf }: Lexicon): (term: number) => boolean {
  const others = new Set([...everydayWords, ...commonTroubles].map(numberOf));
  return (term) => !others.has(term);
}
