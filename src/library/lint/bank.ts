import type { Problem, Question } from '../model.ts';
import type { Draft } from './draft.ts';
import { type Guess, guess } from './guessers.ts';
import { heldOut, learnSurface } from './held-out.ts';
import { faultIn } from './questions.ts';

/** Shares right of somebody who knows nothing; one in four is chance. */
export const bounds = { fewest: 0.18, most: 0.32, mostInGuide: 0.45, heldOut: 0.38, heldOutInGuide: 0.45 };
/** Fewer questions than these say nothing about who wrote them. */
const enough = { bank: 40, guide: 8, guides: 3 };
const mix = [
  { level: 1, name: 'easy', share: 0.3 },
  { level: 2, name: 'medium', share: 0.45 },
  { level: 3, name: 'hard', share: 0.25 },
] as const;
const leeway = 0.08;

/** Nobody who goes by one thing gets far on either side: in the bank, nor in one guide. */
export function guessable(drafts: readonly Draft[]): readonly Problem[] {
  const bank = drafts.flatMap(({ questions }) => questions);
  const [first] = drafts;
  const inBank = first && bank.length >= enough.bank ? guess(bank).filter(isOutInBank) : [];
  return [
    ...inBank.flatMap((one) => {
      const todo = one.right < bounds.fewest ? 'the other side profits: level both' : toMend(one);
      const span = `${100 * bounds.fewest} to ${percent(bounds.most)} may be`;
      return first ? [faultIn(first, undefined)(`over the whole bank ${said(one)}; ${span}`, todo)] : [];
    }),
    ...drafts.flatMap((draft) =>
      (draft.questions.length >= enough.guide ? guess(draft.questions).filter(isOutInGuide) : []).map((one) =>
        faultIn(draft, undefined)(`${said(one)}; at most ${percent(bounds.mostInGuide)} may be`, toMend(one)),
      ),
    ),
  ];
}

export function isOutInBank({ right }: Guess): boolean {
  return right < bounds.fewest || right > bounds.most;
}

export function isOutInGuide({ right }: Guess): boolean {
  return right > bounds.mostInGuide;
}

/** A model that has seen the other guides does not know the right choices of this one. */
export function learnable(drafts: readonly Draft[]): readonly Problem[] {
  const bank = drafts.flatMap(({ questions }) => questions);
  const [first] = drafts;
  if (!first || bank.length < enough.bank || drafts.length < enough.guides) return [];
  const counts = heldOut(bank, learnSurface);
  const right = shareOf(counts, bank);
  const inBank =
    right > bounds.heldOut
      ? [learntIn(first, { where: 'over the whole bank', right, most: bounds.heldOut })]
      : [];
  return [
    ...inBank,
    ...drafts.flatMap((draft) => {
      const own = rightIn(draft, counts);
      return own > bounds.heldOutInGuide
        ? [learntIn(draft, { where: 'in this guide', right: own, most: bounds.heldOutInGuide })]
        : [];
    }),
  ];
}

function rightIn({ questions }: Draft, counts: ReadonlyMap<string, number>): number {
  const [one] = questions;
  return one && questions.length >= enough.guide ? (counts.get(one.guide) ?? 0) / questions.length : 0;
}

interface Learnt {
  readonly where: string;
  readonly right: number;
  readonly most: number;
}

function learntIn(draft: Draft, { where, right, most }: Learnt): Problem {
  const what = `${where} a linear model of how choices look, trained on the other guides, is right in ${percent(right)}`;
  return faultIn(draft, undefined)(
    what,
    `at most ${percent(most)} may be: see coach lint --stats --guide SLUG`,
  );
}

export function shareOf(right: ReadonlyMap<string, number>, questions: readonly Question[]): number {
  return [...right.values()].reduce((sum, count) => sum + count, 0) / Math.max(1, questions.length);
}

function said({ takes, right }: Guess): string {
  return `whoever takes ${takes} is right in ${percent(right)}`;
}

function toMend({ side }: Guess): string {
  return side === 'letter'
    ? 'move right choices to other letters'
    : 'give wrong choices what the right ones have, or take it from both';
}

export function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/** Over the bank, about three in ten are easy and one in four is hard. */
export function difficulties(drafts: readonly Draft[]): readonly Problem[] {
  const [first] = drafts;
  const bank = drafts.flatMap(({ questions }) => questions);
  if (!first || bank.length < enough.bank) return [];
  return mix.flatMap(({ level, name, share }) => {
    const found = bank.filter(({ difficulty }) => difficulty === level).length / bank.length;
    if (Math.abs(found - share) <= leeway) return [];
    const what = `over the whole bank ${Math.round(100 * found)} % of the questions are ${name}`;
    const todo = found < share ? 'write more of them' : 'write more of the others';
    return [faultIn(first, undefined)(what, `${todo}: about ${100 * share} % is right`)];
  });
}
