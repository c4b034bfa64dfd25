import type { Problem } from '../model.ts';
import type { Draft } from './draft.ts';
import { type Guessed, guess } from './guessers.ts';
import { fault } from './questions.ts';

const limits = { bank: 0.3, guide: 0.45 };
/** Fewer questions than these say nothing about who wrote them. */
const enough = { bank: 40, guide: 8 };
const mix = [
  { level: 1, name: 'easy', share: 0.3 },
  { level: 2, name: 'medium', share: 0.45 },
  { level: 3, name: 'hard', share: 0.25 },
] as const;
const leeway = 0.08;

/** Nobody who knows nothing gets far: in the bank, nor in one guide. */
export function guessable(drafts: readonly Draft[]): readonly Problem[] {
  const todo = 'lengthen wrong choices, move right ones';
  const bank = drafts.flatMap(({ questions }) => questions);
  const [first] = drafts;
  const inBank = first && bank.length >= enough.bank ? tooEasy(guess(bank), limits.bank) : [];
  return [
    ...inBank.flatMap((what) =>
      first ? [fault(first, undefined, `over the whole bank ${what}`, todo)] : [],
    ),
    ...drafts
      .filter(({ questions }) => questions.length >= enough.guide)
      .flatMap((draft) =>
        tooEasy(guess(draft.questions), limits.guide).map((what) => fault(draft, undefined, what, todo)),
      ),
  ];
}

function tooEasy(guessed: Guessed, limit: number): readonly string[] {
  const names: Readonly<Record<keyof Guessed, string>> = {
    longest: 'whoever takes the longest choice',
    letter: 'whoever takes one letter',
    overlap: 'whoever takes the choice that shares most words with the stem',
    modest: 'whoever strikes out "always", "never" and the like',
  };
  return (['longest', 'letter', 'overlap', 'modest'] as const)
    .filter((name) => guessed[name] > limit)
    .map(
      (name) =>
        `${names[name]} is right in ${Math.round(100 * guessed[name])} %; at most ${100 * limit} % may be`,
    );
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
    return [fault(first, undefined, what, `${todo}: about ${100 * share} % is right`)];
  });
}
