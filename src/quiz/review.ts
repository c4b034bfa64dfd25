import type { Epoch, QuestionId } from '../ids.ts';
import { dayMs } from '../time.ts';
import { replay } from './replay.ts';
import { type Learning, type Try, triesByQuestion } from './tries.ts';
import { tuning } from './tuning.ts';

const { retiredAfterDays } = tuning;

interface Due {
  readonly question: QuestionId;
  readonly dueAt: Epoch;
}

export interface ReviewQueue {
  /** The longest due first. */
  readonly due: readonly Due[];
  /** When the next one comes due; undefined: none waits. */
  readonly next: Epoch | undefined;
  /** Not due yet. */
  readonly waiting: number;
}

/** Replayed from answers and attempts: begun by a question's first miss, retired past 120 days. */
export function reviewQueue(facts: Learning, now: Epoch): ReviewQueue {
  const cards = [...triesByQuestion(facts).values()].flatMap((tries) => reviewOf(tries) ?? []);
  cards.sort((a, b) => a.dueAt - b.dueAt || (a.question < b.question ? -1 : 1));
  const due = cards.filter(({ dueAt }) => dueAt <= now);
  const waiting = cards.slice(due.length);
  return { due, next: waiting[0]?.dueAt, waiting: waiting.length };
}

/** When a question comes back; undefined: it was never missed, or is known for good. */
export function comesBackAt(facts: Learning, question: QuestionId): Epoch | undefined {
  return reviewOf(triesByQuestion(facts).get(question) ?? [])?.dueAt;
}

function reviewOf(tries: readonly Try[]): Due | undefined {
  const missed = tries.findIndex((one) => !one.isRight);
  const last = tries.at(-1);
  if (missed < 0 || !last) return undefined;
  const days = replay(tries.slice(missed));
  if (days > retiredAfterDays) return undefined;
  return { question: last.question, dueAt: last.at + days * dayMs };
}
