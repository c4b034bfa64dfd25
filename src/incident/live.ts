import { remember } from '../remember.ts';
import { readAlert } from './alert.ts';
import { featuresOf, featuresOfSaid } from './features.ts';
import weights from './live-weights.json' with { type: 'json' };
import { chance, createModel, type Score } from './model.ts';
import type { Said, Where } from './said.ts';
import { isSmallTalk } from './small-talk.ts';
import { clip } from './tokens.ts';
import { tuning } from './tuning.ts';

const model = createModel(weights);

/** How sure it is that something burns now, 0 to 1, and the words that say so. */
export interface Liveness {
  readonly chance: number;
  reasons(): readonly string[];
}

const { mostRead, ageing, beside, ofScore, pieceWords, pieceShare, prior, ofState } = tuning.live;

/**
 * Reads the last messages: the most telling decides, and what else is said bears it out or not. `score`: that of the best
 * guide for them.
 */
export function liveness(thread: readonly Said[], where: Where, score: number): Liveness {
  const recent = thread
    .map((said, i) => ({ said, age: Math.min(mostRead, thread.length - 1 - i) }))
    .filter(({ said }) => !isSmallTalk(said))
    .slice(-mostRead);
  const read = recent.map(({ said, age }) => {
    const score = scoreLive(said);
    const state = said.from === 'bot' ? ofState[readAlert(said.text).state] : 0;
    return { score, odds: score.odds + state - ageing * age };
  });
  const [best, ...others] = [...read].sort((a, b) => b.odds - a.odds);
  if (!best) return { chance: 0, reasons: () => [] };
  const borneOut = others
    .slice(0, beside.messages)
    .reduce((sum, { odds }) => sum + weighOther(odds), best.odds);
  const known = familiar(
    score,
    recent.map(({ said }) => said.text),
  );
  return { chance: chance(borneOut + known + prior[where]), reasons: best.score.reasons };
}

/** What is told at length is told apart by the library's words above all: few words of it are in anything long. */
function familiar(score: number, texts: readonly string[]): number {
  const known = ofScore.each * Math.log1p(Math.max(0, score));
  const words = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0);
  const length = Math.min(1, Math.max(0, words / ofScore.longFrom - 1));
  return known + length * ofScore.long * (known - ofScore.usual);
}

function weighOther(odds: number): number {
  return odds > 0 ? beside.for * Math.min(odds, beside.most) : beside.against * Math.max(odds, -beside.most);
}

/** The log-odds that a text tells of live trouble, before anything is known of its place. */
export const scoreLive = remember((said: Said): Score => {
  const whole = model.score(featuresOfSaid(said));
  const pieces = piecesOf(clip(withoutPastes(said.text)));
  if (pieces.length < 2) return whole;
  const best = pieces
    .map((piece) => model.score(featuresOf(piece)))
    .reduce((a, b) => (a.odds >= b.odds ? a : b));
  return { odds: (1 - pieceShare) * whole.odds + pieceShare * best.odds, reasons: best.reasons };
});

/** What is pasted tells less of now than what is said of it: the output of one's own build is full of trouble. */
function withoutPastes(text: string): string {
  return text
    .split('```')
    .filter((_part, i) => i % 2 === 0)
    .join('\n');
}

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
