import type { FieldRule } from './index.ts';

/** The numbers of the ranking, in one place. `npm run bench:search` shows what they are worth. */
export interface Tuning {
  /** Of a section: its heading; its words. */
  readonly section: readonly FieldRule[];
  /** Of a guide, as its writer describes it: title, topics, signals, summary. */
  readonly head: readonly FieldRule[];
  /** Of a guide: the words of all its sections. */
  readonly body: readonly FieldRule[];
  /** How the parts add up in a section's score; `signal`: a phrase of its guide, `signalSection`: of its own, that stands whole in a message. */
  readonly share: Readonly<Record<'section' | 'head' | 'body' | 'signal' | 'signalSection', number>>;
  /** What a section is for: one that opens with steps is `acting` (`calm` where nobody is in trouble), an exercise is `aside`. */
  readonly standing: Readonly<Record<'acting' | 'calm' | 'telling' | 'aside', number>>;
  /** A team's own runbook wins on a comparable match. */
  readonly own: number;
}

export const tuning: Tuning = {
  section: [
    { weight: 2.5, lengthNorm: 0.4 },
    { weight: 1, lengthNorm: 0.75 },
  ],
  head: [
    { weight: 4, lengthNorm: 0.3 },
    { weight: 3, lengthNorm: 0.3 },
    { weight: 2, lengthNorm: 0.4 },
    { weight: 2, lengthNorm: 0.4 },
  ],
  body: [{ weight: 0.02, lengthNorm: 0.6 }],
  share: { section: 0.9, head: 1, body: 8, signal: 0.3, signalSection: 0.3 },
  standing: { acting: 1.8, calm: 1.25, telling: 0.75, aside: 0.5 },
  own: 1.25,
};
