import type { Engine, Scored } from './engine.ts';
import type { Asked } from './weigh.ts';

/** 0 to 1: how likely the first is right. From how much of what was asked the library knows, and how far the first leads. */
export function confidenceOfQuery(engine: Engine, asked: Asked, scored: readonly Scored[]): number {
  const lead = leadOf(scored);
  if (lead === undefined) return 0;
  const known = coverage(engine, asked, scored);
  return sigmoid(-2.2 + 3.2 * known + 4 * lead);
}

/** How far the best guide leads the next, 0 to 1; undefined: there is none. */
export function leadOf(scored: readonly Scored[]): number | undefined {
  const [best] = scored;
  if (!best) return undefined;
  const next = scored.find((one) => one.section.guide !== best.section.guide);
  return next ? (best.score - next.score) / best.score : 1;
}

/** The share of what was asked, by rarity, that the best section and its guide hold. */
function coverage(engine: Engine, asked: Asked, scored: readonly Scored[]): number {
  const [best] = scored;
  if (!best) return 0;
  let all = 0;
  let held = 0;
  for (const [term, weight] of asked.weights) {
    const rarity = weight * engine.rarity(term);
    all += rarity;
    if (engine.worth(term, best.section) > 0) held += rarity;
  }
  return all === 0 ? 0 : held / all;
}

export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
