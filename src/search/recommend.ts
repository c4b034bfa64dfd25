import { confidenceOfThread } from './confidence.ts';
import type { Engine } from './engine.ts';
import { liveness } from './liveness.ts';
import { toMatch } from './match.ts';
import type { Recommendation, Said } from './model.ts';
import { phaseOfThread } from './phases.ts';
import { type Asked, weigh } from './weigh.ts';

const mostMessages = 60;
const mostCharacters = 4000;
const mostMatches = 8;
/** A message counts for so much of the one after it, and never for less than the floor. */
const recency = { decay: 0.88, floor: 0.35 };
/** What a term gains each time that another message says it, and where that ends. */
const repetition = { worth: 0.4, most: 2 };
const speakFrom = { confidence: 0.4, liveness: 0.5 };
const noise =
  /^\s*(\S+ )?(has )?(joined|left) (the )?(channel|conversation|room|thread)|^\s*:[\w+-]+:\s*$|^(\+1|thanks|thank you|thx|ok|okay|ack)[.!]?\s*$/i;

/** The sections for a thread, oldest message first: later ones weigh more, quotes and noise less. */
export function recommend(engine: Engine, thread: readonly Said[]): Recommendation {
  const said = thread.slice(-mostMessages).filter((one) => one.text.trim() && !noise.test(one.text));
  const asked = weighThread(said, engine);
  const scored = engine.guides(asked.weights);
  const confidence = confidenceOfThread(scored);
  const matches = scored
    .slice(0, mostMatches)
    .map(({ section }, i) =>
      toMatch(engine, asked, section, i === 0 ? confidence : (1 - confidence) / (i + 1)),
    );
  const isSure = confidence >= speakFrom.confidence;
  return {
    matches,
    phase: phaseOfThread(said),
    speak: isSure && liveness(said, { score: scored[0]?.score ?? 0, confidence }) >= speakFrom.liveness,
    confidence,
  };
}

function weighThread(said: readonly Said[], engine: Engine): Asked {
  const weights = new Map<string, number>();
  const words = new Map<string, string>();
  for (const [i, { text }] of said.entries()) {
    const share = Math.max(recency.floor, recency.decay ** (said.length - 1 - i));
    const fresh = text.slice(0, mostCharacters).replace(/^>.*$/gm, ' ');
    const asked = weigh(fresh, engine, { mends: false });
    for (const [term, weight] of asked.weights) {
      const before = weights.get(term);
      const added = weight * share * (before === undefined ? 1 : repetition.worth);
      weights.set(term, Math.min(repetition.most, (before ?? 0) + added));
    }
    for (const [term, word] of asked.words) if (!words.has(term)) words.set(term, word);
  }
  return { weights, words, unknown: 0, isStrange: false };
}
