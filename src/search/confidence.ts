import type { Section } from '../library/model.ts';
import type { Engine, Scored } from './engine.ts';
import type { Asked } from './weigh.ts';

/** Of matches at 0.8 about 80 % are right: how likely the first guide is, as far as it holds what was asked. */
export function confidenceOfQuery(engine: Engine, asked: Asked, scored: readonly Scored[]): number {
  const [best] = scored;
  if (!best) return 0;
  return likelihood(scored, sharpness.query) * Math.min(1, enough * coverage(engine, asked, best.section));
}

/** The same for threads, where most words are no evidence. */
export function confidenceOfThread(scored: readonly Scored[]): number {
  return scored.length === 0 ? 0 : likelihood(scored, sharpness.thread);
}

/** Scores are log-odds, too sure of themselves where a thread says the same in many words. Fitted to labelled text. */
const sharpness = { query: 1.6, thread: 0.67 };
/** From two thirds on, more coverage makes nothing surer. */
const enough = 1.5;

/** Softmax over the best section of each guide. */
function likelihood(scored: readonly Scored[], sharpness: number): number {
  const best = new Map<string, number>();
  for (const { section, score } of scored) if (!best.has(section.guide)) best.set(section.guide, score);
  const top = scored[0]?.score ?? 0;
  const odds = [...best.values()].map((score) => Math.exp(sharpness * (score - top)));
  return 1 / odds.reduce((sum, odd) => sum + odd, 0);
}

/**
 * The share of what was asked, by rarity, that a section or the description of its guide holds. A word that no text holds
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
