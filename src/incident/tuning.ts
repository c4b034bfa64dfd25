import type { Where } from './said.ts';

/** The numbers that decide whether trouble is live, in one place; docs/search.md tells how they were measured. */
export const tuning = {
  live: {
    /**
     * What a place adds to the log-odds of a text, since it is evidence itself: a channel of an incident is an incident,
     * and of what is said elsewhere little is one.
     */
    prior: { incident: -0.5, alerts: -1.5, talk: -3.4 } satisfies Record<Where, number>,
    /** What a firing or recovered alert adds: its state is told, not guessed. */
    ofState: { firing: 4, recovered: -8, unclear: 0 },
    mostRead: 8,
    /** An older message says less about now. */
    ageing: 0.15,
    /** What three others add to the most telling message: they bear it out, or are about something else. */
    beside: { for: 0.5, against: 0.1, most: 2, messages: 3 },
    /**
     * Trouble that the library knows is told in its words: what the score of the best guide adds, by its logarithm. In
     * what is longer than `longFrom` words the part above the `usual` counts more, up to `long` at twice as many.
     */
    ofScore: { each: 1, long: 0.5, longFrom: 30, usual: 2.5 },
    /** So many words are enough to tell of trouble; a longer text is read in pieces of that size too. */
    pieceWords: 12,
    /** How much the most telling piece counts, compared to the whole text. */
    pieceShare: 0.7,
  },
  phase: {
    mostRead: 40,
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
