import type { Problem } from '../model.ts';
import type { Draft } from './draft.ts';
import { type Guessed, guess } from './guessers.ts';
import { fault } from './questions.ts';

const limits = { bank: 0.3, guide: 0.45 };
/** A best choice that is said plainly is seldom the longest, and so a little oftener the shortest. */
const shortestInBank = 0.32;
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
  const bank = drafts.flatMap(({ questions }) => questions);
  const [first] = drafts;
  const inBank =
    first && bank.length >= enough.bank
      ? tooEasy(guess(bank), { ...all(limits.bank), shortest: shortestInBank })
      : [];
  return [
    ...inBank.flatMap(({ what, todo }) =>
      first ? [fault(first, undefined, `over the whole bank ${what}`, todo)] : [],
    ),
    ...drafts
      .filter(({ questions }) => questions.length >= enough.guide)
      .flatMap((draft) =>
        tooEasy(guess(draft.questions), all(limits.guide)).map(({ what, todo }) =>
          fault(draft, undefined, what, todo),
        ),
      ),
  ];
}

type Guesser = keyof Guessed;

const guessers: Readonly<Record<Guesser, { readonly who: string; readonly todo: string }>> = {
  longest: { who: 'whoever takes the longest choice', todo: 'lengthen wrong choices, or shorten right ones' },
  shortest: {
    who: 'whoever takes the shortest choice',
    todo: 'shorten a wrong choice, or say the right one in full',
  },
  letter: { who: 'whoever takes one letter', todo: 'move right choices to other letters' },
  overlap: {
    who: 'whoever takes the choice that shares most words with the stem',
    todo: "take the stem's words out of right choices, or give them to wrong ones",
  },
  modest: {
    who: 'whoever strikes out "always", "never" and the like',
    todo: 'say wrong choices without them',
  },
};

function all(limit: number): Guessed {
  return { longest: limit, shortest: limit, letter: limit, overlap: limit, modest: limit };
}

function tooEasy(
  guessed: Guessed,
  most: Guessed,
): readonly { readonly what: string; readonly todo: string }[] {
  return (['longest', 'shortest', 'letter', 'overlap', 'modest'] as const)
    .filter((name) => guessed[name] > most[name])
    .map((name) => ({
      what: `${guessers[name].who} is right in ${Math.round(100 * guessed[name])} %; at most ${100 * most[name]} % may be`,
      todo: guessers[name].todo,
    }));
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
