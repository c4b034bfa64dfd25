import type { Where } from './said.ts';

/** The numbers that decide whether trouble is live, in one place; docs/search.md tells how they were measured. */
export const tuning = {
  live: {
    /**
     * What a place adds to the log-odds of a text, since it is evidence itself: a channel of an incident is an incident,
     * and of what is said elsewhere little is one.
     */
    prior: { incident: -0.6, alerts: -1.5, talk: -3.4 } satisfies Record<Where, number>,
    /** What a firing or recovered alert adds: its state is told, not guessed. */
    ofState: { firing: 4, recovered: -8, unclear: 0 },
    mostRead: 8,
    /** An older message says less about now. */
    ageing: 0.15,
    /** What three others add to the most telling message: they bear it out, or are about something else. */
    beside: { for: 0.5, against: 0.1, most: 2, messages: 3 },
    /** Trouble that the library knows is told in its words: what the score of the best guide adds, by its logarithm. */
    ofScore: 1,
    /** So many words are enough to tell of trouble; a longer text is read in pieces of that size too. */
    pieceWords: 12,
    /** How much the most telling piece counts, compared to the whole text. */
    pieceShare: 0.7,
  },
  phase: {
    mostRead: 40,
    /** The six regressions are less sure than they are right: above 1 sharpens what they say. */
    sharpness: 1.3,
    stages: ['detect', 'triage', 'mitigate', 'communicate', 'resolved'],
    /** What messages do at each stage. */
    shown: {
      detect: { detect: 0.72, triage: 0.1, mitigate: 0.02, communicate: 0.05, resolved: 0.01, none: 0.1 },
      triage: { detect: 0.32, triage: 0.42, mitigate: 0.05, communicate: 0.07, resolved: 0.02, none: 0.12 },
      mitigate: { detect: 0.05, triage: 0.14, mitigate: 0.5, communicate: 0.1, resolved: 0.1, none: 0.11 },
      communicate: {
        detect: 0.05,
        triage: 0.07,
        mitigate: 0.08,
        communicate: 0.65,
        resolved: 0.03,
        none: 0.12,
      },
      resolved: { detect: 0.02, triage: 0.03, mitigate: 0.06, communicate: 0.09, resolved: 0.6, none: 0.2 },
    },
    /** From one message to the next a thread goes on, and forward sooner than back. */
    turns: [
      [0.4, 0.4, 0.08, 0.02, 0.1],
      [0.04, 0.7, 0.16, 0.02, 0.08],
      [0.01, 0.06, 0.77, 0.02, 0.14],
      [0.05, 0.3, 0.35, 0.2, 0.1],
      [0.08, 0.02, 0.04, 0.02, 0.84],
    ],
    start: [0.75, 0.15, 0.03, 0.02, 0.05],
  },
  ending: {
    /** Who ends an incident says so in few words. */
    longest: 400,
    /** Log-odds below which nothing ends an incident, whatever it is shaped like. */
    overFrom: -3,
    /** Log-odds from which words end an incident in any shape. */
    sureFrom: 0.75,
    /** And beside a clause that concludes: of so few words, alone or with what is concluded. */
    concludedFrom: -1,
    concluding: { words: 6, alone: 2 },
  },
} as const;
