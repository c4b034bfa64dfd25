import { manner } from './manner.ts';
import type { Said } from './model.ts';
import { signs } from './signs.ts';

/** How well the library knows what is said: the score of the best section, and how likely its guide is, 0 to 1. */
export interface Known {
  readonly score: number;
  readonly confidence: number;
}

/**
 * The weights of a logistic regression over public incident reports, alerts, chat, meeting notes and notices of maintenance,
 * in which the sources of a text that was judged were never among those learned from. `bias`: below it nothing says that
 * something burns now, and few of a thousand messages of ordinary chat come above.
 */
const weights = { score: 0.3, confidence: 0.6, bot: 1.5, bias: -5.4 };
const most = { messages: 8, score: 5, confidence: 3 };
const least = { confidence: -1.5 };

/** 0 to 1: how sure it is that something burns now, by the last messages; from 0.5 on it is. */
export function liveness(thread: readonly Said[], known: Known): number {
  const recent = thread.slice(-most.messages);
  const text = recent.map((said) => said.text).join('\n');
  const said = signs.reduce(
    (total, { pattern, worth }) => total + (pattern.test(text) ? worth : 0),
    manner(text),
  );
  const alerts = recent.some((one) => one.from === 'bot') ? weights.bot : 0;
  return 1 / (1 + Math.exp(-(weights.bias + said + alerts + familiarity(known))));
}

/** Trouble that the library knows is told in its words. */
function familiarity({ score, confidence }: Known): number {
  const odds = Math.log(confidence / (1 - confidence + 1e-6) + 1e-6) / 2;
  return (
    weights.score * Math.min(most.score, score / 3) +
    weights.confidence * Math.max(least.confidence, Math.min(most.confidence, odds))
  );
}
