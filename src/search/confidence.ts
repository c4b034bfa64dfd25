import type { Scored } from './engine.ts';

/**
 * Of matches at 0.8 about 80 % are right. Scores are log-odds: the guides compete with each other and with the chance that
 * no guide fits, whose score is that of a few stray words. For threads the guide for unknown causes takes that part.
 */
export function confidenceOfQuery(scored: readonly Scored[]): number {
  return scored.length === 0 ? 0 : likelihood(scored, sharpness.query, scoreOfNone);
}

/** The same for threads. */
export function confidenceOfThread(scored: readonly Scored[]): number {
  return scored.length === 0 ? 0 : likelihood(scored, sharpness.thread);
}

/** A thread says the same in many words, which makes its scores too sure of themselves. Fitted to labelled text. */
const sharpness = { query: 1.6, thread: 0.67 };
const scoreOfNone = 3;

/** Softmax over the best section of each guide, and no guide at all. */
function likelihood(scored: readonly Scored[], sharpness: number, none?: number): number {
  const best = new Map<string, number>();
  for (const { section, score } of scored) if (!best.has(section.guide)) best.set(section.guide, score);
  const top = scored[0]?.score ?? 0;
  const rivals = none === undefined ? [...best.values()] : [...best.values(), none];
  return 1 / rivals.reduce((sum, score) => sum + Math.exp(sharpness * (score - top)), 0);
}
