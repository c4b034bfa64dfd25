import { readAlert } from './alert.ts';
import { featuresOf } from './features.ts';
import weights from './live-weights.json' with { type: 'json' };
import { chance, createModel, type Score } from './model.ts';
import { remember } from './remember.ts';
import type { Said, Where } from './said.ts';
import { clip } from './tokens.ts';

const model = createModel(weights);

/** How sure it is that something burns now, 0 to 1, and the words that say so. */
export interface Liveness {
  readonly chance: number;
  reasons(): readonly string[];
}

/**
 * What a place adds to the log-odds of a text, since it is evidence itself: a channel of an incident is an incident, and
 * of what is said elsewhere little is one. Measured on labelled text; docs/search.md tells how.
 */
const prior: Readonly<Record<Where, number>> = { incident: 3, alerts: -2, talk: -3.7 };
/** What a firing or recovered alert adds: its state is told, not guessed. */
const ofState = { firing: 4, recovered: -8, unclear: 0 };
const mostRead = 8;
/** An older message says less about now. */
const ageing = 0.15;
/** Beside the most telling message, what three others are worth: they bear it out, or are about something else. */
const beside = { for: 0.5, against: 0.1, most: 2, messages: 3 };

/** Trouble that the library knows is told in its words: what the score of the best guide adds, by its logarithm. */
const ofScore = 0.75;

/**
 * Reads the last messages: the most telling decides, and what else is said bears it out or not. `score`: that of the best
 * guide for them.
 */
export function liveness(thread: readonly Said[], where: Where, score: number): Liveness {
  const recent = thread.slice(-mostRead);
  const read = recent.map((said, i) => {
    const score = scoreLive(said);
    const state = said.from === 'bot' ? ofState[readAlert(said.text).state] : 0;
    return { score, odds: score.odds + state - ageing * (recent.length - 1 - i) };
  });
  const [best, ...others] = [...read].sort((a, b) => b.odds - a.odds);
  if (!best) return { chance: 0, reasons: () => [] };
  const borneOut = others
    .slice(0, beside.messages)
    .reduce((sum, { odds }) => sum + weighOther(odds), best.odds);
  const familiar = ofScore * Math.log1p(Math.max(0, score));
  return { chance: chance(borneOut + familiar + prior[where]), reasons: best.score.reasons };
}

function weighOther(odds: number): number {
  return odds > 0 ? beside.for * Math.min(odds, beside.most) : beside.against * Math.max(odds, -beside.most);
}

/** So many words are enough to tell of trouble; a longer text is read in pieces of that size too. */
const pieceWords = 12;
/** How much the most telling piece counts beside the whole text. */
const pieceShare = 0.8;

/** The log-odds that a text tells of live trouble, before anything is known of its place. */
export const scoreLive = remember(({ text }: Said): Score => {
  const read = clip(text);
  const whole = model.score(featuresOf(read));
  const pieces = piecesOf(read).map((piece) => model.score(featuresOf(piece)));
  const [best, more] = [...pieces].sort((a, b) => b.odds - a.odds);
  if (!best || !more) return whole;
  return { odds: (1 - pieceShare) * whole.odds + pieceShare * best.odds, reasons: best.reasons };
});

function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let open: string[] = [];
  for (const sentence of text.split(/(?<=[.!?])\s+|\n+/)) {
    open.push(...sentence.split(/\s+/).filter(Boolean));
    if (open.length < pieceWords) continue;
    pieces.push(open.join(' '));
    open = [];
  }
  return open.length > 0 ? [...pieces, open.join(' ')] : pieces;
}
