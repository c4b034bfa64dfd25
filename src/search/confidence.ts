import type { Section } from '../library/model.ts';
import type { Engine, Scored } from './engine.ts';
import type { Asked } from './weigh.ts';

/** How far the best guide leads the next, 0 to 1; 1 where there is no other; undefined: there is none at all. */
export function leadOf(scored: readonly Scored[]): number | undefined {
  const [best] = scored;
  if (!best) return undefined;
  const next = scored.find((one) => one.section.guide !== best.section.guide);
  return next ? (best.score - next.score) / best.score : 1;
}

/** Of matches at 0.8 about 80 % are right: fitted to questions that people asked, by how far the first leads and how much it holds. */
export function confidenceOfQuery(engine: Engine, asked: Asked, scored: readonly Scored[]): number {
  const lead = leadOf(scored);
  const [best] = scored;
  if (lead === undefined || !best) return 0;
  return sigmoid(-2.6 + 4 * coverage(engine, asked, best.section) + 5 * Math.min(lead, telling));
}

/** The same for threads, where most words are no evidence: little of it is held against the answer. */
export function confidenceOfThread(engine: Engine, asked: Asked, scored: readonly Scored[]): number {
  const lead = leadOf(scored);
  const [best] = scored;
  if (lead === undefined || !best) return 0;
  return sigmoid(-0.2 + 7 * lead + Math.min(0, evidence(engine, asked, best) - enough) / 4);
}

/** A lead past this tells no more: one known word leads by far. */
const telling = 0.35;
/** From so much on, more evidence makes nothing surer: about four telling words. */
const enough = 16;

/**
 * The share of what was asked, by rarity, that a section or the head of its guide holds. A word that no text holds
 * is as rare as can be; a mended one is held in part.
 */
function coverage(engine: Engine, asked: Asked, section: Section): number {
  let all = asked.unknown * engine.rarity('');
  let held = 0;
  for (const [term, weight] of asked.weights) {
    const rarity = engine.rarity(term);
    all += rarity;
    if (engine.holds(term, section)) held += (asked.mended.has(term) ? weight * weight : 1) * rarity;
  }
  return all === 0 ? 0 : held / all;
}

function evidence(engine: Engine, asked: Asked, best: Scored): number {
  let held = 0;
  for (const [term, weight] of asked.weights)
    if (engine.worth(term, best.section) > 0) held += weight * engine.rarity(term);
  return held;
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
