import type { Section } from '../library/model.ts';
import type { Engine } from './engine.ts';
import { fitness } from './fitness.ts';
import type { Learned } from './learned.ts';
import { sameness } from './nearest.ts';
import type { Scored } from './ranking.ts';
import { tuning } from './tuning.ts';
import type { Asked } from './weigh.ts';

export interface Certainty {
  /** How likely the library holds an answer, 0 to 1. */
  readonly fit: number;
  /** If it does, how likely the first one is it. Of matches at 0.8 of both together about 80 % are right. */
  readonly likely: number;
}

/**
 * Scores are log-odds of the guides among each other; whether any fits is asked apart. A team's own page says things once,
 * in words of its own: it fits by what it has of them, too. So does what people type for a section.
 */
export function certaintyOfQuery(
  engine: Engine,
  asked: Asked,
  {
    scored,
    text,
    learned,
  }: { readonly scored: readonly Scored[]; readonly text: string; readonly learned: Learned },
): Certainty {
  const [best] = scored;
  if (!best) return { fit: 0, likely: 0 };
  // Of what a team's own page holds nothing was learned.
  const { fieldHere, sure } = learned;
  const field = best.isOwn && engine.isPage(best.section) ? Math.min(0, fieldHere) : fieldHere;
  const held = best.isOwn ? fitnessOfOwn(engine, asked, { best, field }) : 0;
  const typed = sameness(engine.like(asked.weights, best.section));
  const fit = Math.max(
    held,
    typed,
    fitness(engine, asked, { section: best.section, text, learned: { field, sure } }),
  );
  return { fit, likely: likelihood(scored, sharpness.query) };
}

/** It holds all that was asked, or its score tells that it is about it, and it is of the field. */
function fitnessOfOwn(
  engine: Engine,
  asked: Asked,
  { best, field }: { readonly best: Scored; readonly field: number },
): number {
  const share = coverage(engine, asked, best.section);
  if (share === 1 || !engine.isPage(best.section)) return share ** 2;
  return 1 / (1 + Math.exp(-ofPage.bias - ofPage.score * best.score - ofPage.field * field));
}

/** The same for threads. */
export function confidenceOfThread(scored: readonly Scored[]): number {
  return scored.length === 0 ? 0 : likelihood(scored, sharpness.thread);
}

const { sharpness } = tuning;
const { fit: ofPage } = tuning.pages;

/** Softmax over the best section of each guide. */
function likelihood(scored: readonly Scored[], sharpness: number): number {
  const best = new Map<string, number>();
  for (const { section, score } of scored) if (!best.has(section.guide)) best.set(section.guide, score);
  const top = scored[0]?.score ?? 0;
  return 1 / [...best.values()].reduce((sum, score) => sum + Math.exp(sharpness * (score - top)), 0);
}

/** The share of what was asked, by rarity, that a section holds. A word that no text holds is as rare as can be. */
function coverage(engine: Engine, asked: Asked, section: Section): number {
  const terms = [...asked.weights.keys()];
  const held = terms.filter((term) => engine.worth(term, section) > 0);
  const weight = (some: readonly string[]): number =>
    some.reduce((sum, term) => sum + engine.rarity(term), 0);
  const all = weight(terms) + asked.unknown.length * engine.rarity('');
  return all === 0 ? 0 : weight(held) / all;
}
