import { acts, type Stages, stages } from '../../src/incident/stages.ts';
import type { Thread } from './corpus.ts';

/** What is counted of nothing, so that nothing is impossible; threads turn in more ways than those that were written. */
const smoothing = { turns: 25, shown: 10 };

/** A hidden Markov model of threads whose stages are told: its odds are counted. */
export function learnStages(threads: readonly Thread[]): Stages {
  const messages = threads.flatMap(({ messages }) =>
    messages
      .filter(({ does }) => does !== 'none')
      .map((message, i, telling) => ({ ...message, before: telling[i - 1]?.stands })),
  );
  const count = (test: (message: (typeof messages)[number]) => boolean): number =>
    messages.filter(test).length;
  return {
    start: shares(
      smoothing.turns,
      stages.map((to) => count(({ stands, before }) => !before && stands === to)),
    ),
    turns: stages.map((from) =>
      shares(
        smoothing.turns,
        stages.map((to) => count(({ stands, before }) => before === from && stands === to)),
      ),
    ),
    shown: stages.map((stage) =>
      shares(
        smoothing.shown,
        acts
          .filter((act) => act !== 'none')
          .map((act) => count(({ stands, does }) => stands === stage && does === act)),
      ),
    ),
  };
}

function shares(unseen: number, counts: readonly number[]): readonly number[] {
  const all = counts.reduce((sum, one) => sum + one + unseen, 0);
  return counts.map((one) => Math.round((1000 * (one + unseen)) / all) / 1000);
}
