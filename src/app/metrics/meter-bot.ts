import type { Meter } from '../../bot/meter.ts';
import type { Meters } from './meters.ts';

/** What the bot tells of its work, as numbers. */
export function toMeter({ answers, answerSeconds, recommendations }: Meters): Meter {
  return {
    answered({ kind, name, outcome, ms }) {
      answers.inc({ kind, name, outcome });
      if (outcome !== 'not ours') answerSeconds.observe({ kind }, ms / 1000);
    },
    recommended: (outcome) => recommendations.inc({ outcome }),
  };
}
