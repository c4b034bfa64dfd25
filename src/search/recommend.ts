import type { Library } from '../library/model.ts';
import { leadOf, sigmoid } from './confidence.ts';
import type { Engine } from './engine.ts';
import { toMatch } from './find.ts';
import { liveness } from './liveness.ts';
import type { Phase, Recommendation, Said } from './model.ts';
import { phaseOfThread } from './phases.ts';
import { type Asked, weigh } from './weigh.ts';

const mostMessages = 60;
const mostCharacters = 4000;
const decay = 0.88;
const speakFrom = { confidence: 0.62, liveness: 0.5 };
const noise =
  /^\s*(\S+ )?(has )?(joined|left) (the )?(channel|conversation|room|thread)|^\s*:[\w+-]+:\s*$|^(\+1|thanks|thank you|thx|ok|okay|ack)[.!]?\s*$/i;

/** The sections for a thread, oldest message first: later ones weigh more, quotes and noise less. */
export function recommend(engine: Engine, library: Library, thread: readonly Said[]): Recommendation {
  const said = thread.slice(-mostMessages).filter((one) => one.text.trim() && !noise.test(one.text));
  const asked = weighThread(said, engine);
  const scored = engine.guides(asked.weights);
  const lead = leadOf(scored) ?? 0;
  const confidence = scored.length > 0 ? sigmoid(-0.2 + 7 * lead) : 0;
  const matches = scored
    .slice(0, 8)
    .map((one, i) => toMatch(engine, asked, one.section, i === 0 ? confidence : confidence / (i + 1.5)));
  const phase: Phase = phaseOfThread(said);
  const speak = confidence >= speakFrom.confidence && liveness(said) >= speakFrom.liveness;
  return { matches, phase, speak, confidence };
}

function weighThread(said: readonly Said[], engine: Engine): Asked {
  const weights = new Map<string, number>();
  const words = new Map<string, string>();
  for (const [i, { text }] of said.entries()) {
    const recency = Math.max(0.35, decay ** (said.length - 1 - i));
    const fresh = text.slice(0, mostCharacters).replace(/^>.*$/gm, ' ');
    const asked = weigh(fresh, engine);
    for (const [term, weight] of asked.weights)
      weights.set(
        term,
        Math.min(2, (weights.get(term) ?? 0) + weight * recency * (weights.has(term) ? 0.4 : 1)),
      );
    for (const [term, word] of asked.words) if (!words.has(term)) words.set(term, word);
  }
  return { weights, words };
}
