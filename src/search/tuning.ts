import type { FieldRule } from './index.ts';

/** The numbers of the ranking, in one place. `npm run bench:search` shows what they are worth. */
export interface Tuning {
  /** Of a section: its heading; its words. */
  readonly section: readonly FieldRule[];
  /**
   * How the parts add up in a section's score: its own words; the mean of the best three sections of its guide; the votes
   * of the words for its guide; the guide's phrases that stand whole in a message; `signal`: one that belongs to the
   * section. Fitted so that a score is a log-odds: of guides, e to the score is how likely each is.
   */
  readonly share: Readonly<Record<'section' | 'guide' | 'vote' | 'phrase' | 'signal', number>>;
  /** What a section is for: one that opens with steps is `acting` (`calm` where nobody is in trouble), an exercise is `aside`. */
  readonly standing: Readonly<Record<'acting' | 'calm' | 'telling' | 'aside', number>>;
  /** What the guide for trouble of unknown cause has before a word is read: a thread that tells nothing goes there. */
  readonly general: number;
  /** A team's own runbook wins on a comparable match. */
  readonly own: number;
}

export const tuning: Tuning = {
  section: [
    { weight: 2.5, lengthNorm: 0.4 },
    { weight: 1, lengthNorm: 0.75 },
  ],
  share: { section: 0.15, guide: 0.06, vote: 3.8, phrase: 0.25, signal: 0.05 },
  standing: { acting: 1.8, calm: 1.25, telling: 0.75, aside: 0.5 },
  general: 0.9,
  own: 1.35,
};
