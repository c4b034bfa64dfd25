import type { Section } from '../library/model.ts';
import type { Engine, Scored } from './engine.ts';
import type { Asked } from './weigh.ts';

/**
 * Of matches at 0.8 about 80 % are right. Scores are log-odds: the guides compete with each other and with the chance that
 * no guide fits, whose score is that of a few stray words. For threads the guide for unknown causes takes that part.
 * A team's own page says things once, in words of its own: it fits too where it holds what was asked.
 */
export function confidenceOfQuery(engine: Engine, asked: Asked, scored: readonly Scored[]): number {
  const [best] = scored;
  if (!best) return 0;
  const sure = likelihood(scored, sharpness.query, scoreOfNone);
  if (!best.isOwn) return sure;
  return Math.max(sure, likelihood(scored, sharpness.query) * coverage(engine, asked, best.section) ** 2);
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

/** The share of what was asked, by rarity, that a section holds. A word that no text holds is as rare as can be. */
function coverage(engine: Engine, asked: Asked, section: Section): number {
  const terms = [...asked.weights.keys()];
  const held = terms.filter((term) => engine.worth(term, section) > 0);
  const weight = (some: readonly string[]): number =>
    some.reduce((sum, term) => sum + engine.rarity(term), 0);
  const all = weight(terms) + asked.unknown * engine.rarity('');
  return all === 0 ? 0 : weight(held) / all;
}
