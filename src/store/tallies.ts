import type { QuestionId, SectionId } from '../ids.ts';

/**
 * What is counted of a question with each answer, over everything and without a name. A member is a bit; a set of them is
 * bytes that are only counted and joined.
 */
export interface QuestionTally {
  readonly question: QuestionId;
  readonly section: SectionId;
  /** On-time first answers to posts that were not withdrawn. */
  readonly answered: number;
  readonly right: number;
  /** Who gave one of those. */
  readonly people: Uint8Array;
  /** Who tried it again after a miss, in whatever way, and who was right at that. */
  readonly back: Uint8Array;
  readonly mended: Uint8Array;
}

export interface Tallies {
  /** Questions posted, and not withdrawn. */
  readonly posts: number;
  readonly questions: readonly QuestionTally[];
}

export interface TallyStore {
  /** Kept with each write. What forgotten members answered stays as numbers until facts are restored. */
  tallies(): Promise<Tallies>;
}
