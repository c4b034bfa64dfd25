import type { FieldRule } from './index.ts';
import type { SectionKind } from './section-kind.ts';

/** Of a guide's score. */
export type Parts = Readonly<
  Record<'section' | 'guide' | 'vote' | 'phrase' | 'named' | 'typed' | 'placed' | 'general', number>
>;

/** The numbers of the ranking, in one place. `npm run bench:search` shows what they are worth. */
export interface Tuning {
  /** Of a section: its heading; its words. */
  readonly section: readonly FieldRule[];
  /**
   * How the parts add up to a guide's score: its best section's words; the mean of its best three sections; the votes of
   * the words for it; its phrases that stand whole in what was said; the share of what was said that describes it; how like
   * what people type for it, and for each of its sections; and what the guide for trouble of unknown cause has before a word is read. Fitted so that a score is a log-odds: of
   * guides, e to the score is how likely each is. Threads say more than queries.
   */
  readonly query: Parts;
  readonly thread: Parts;
  /** What tells the sections of a guide apart, as log-odds fitted to questions whose section is known. */
  readonly placing: {
    /** Of a term in the body, the heading, a name that belongs there, a question that it answers. */
    readonly share: Readonly<Record<'body' | 'heading' | 'name' | 'asked', number>>;
    readonly standing: Readonly<Record<SectionKind, Readonly<Record<'calm' | 'trouble', number>>>>;
  };
  /** A team's own runbook wins on a comparable match. */
  readonly own: number;
}

export const tuning: Tuning = {
  section: [
    { weight: 2.5, lengthNorm: 0.4 },
    { weight: 1, lengthNorm: 0.75 },
  ],
  query: {
    section: 0.116,
    guide: 0.235,
    vote: 4.7,
    phrase: 0.39,
    named: 2.87,
    typed: 1,
    placed: 10,
    general: 1.17,
  },
  thread: {
    section: 0.15,
    guide: 0.06,
    vote: 4.5,
    phrase: 0.25,
    named: 0.8,
    typed: 0,
    placed: 5,
    general: 0.9,
  },
  placing: {
    share: { body: 0.72, heading: 2, name: 0.26, asked: 0.9 },
    standing: {
      gist: { calm: -3.1, trouble: -1.6 },
      fire: { calm: -2.4, trouble: 0.5 },
      acting: { calm: 0.3, trouble: 2.8 },
      telling: { calm: -2.4, trouble: -2.4 },
      worked: { calm: -3.2, trouble: -3.2 },
      aside: { calm: -2.8, trouble: -2.8 },
      explaining: { calm: 0, trouble: 0 },
    },
  },
  own: 1.1,
};
