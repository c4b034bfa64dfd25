import type { QuestionId, SectionId } from '../../ids.ts';
import type { Tallies } from '../../store/tallies.ts';

/** Sets of members of one question, a bit for each by the member's number. `missed`: was wrong at it once. */
export const sets = ['people', 'missed', 'back', 'mended'] as const;
export type SetName = (typeof sets)[number];

/** What a post asks. */
export interface Asked {
  readonly question: QuestionId;
  readonly section: SectionId;
}

export interface Tried extends Asked {
  readonly isRight: boolean;
  /** An on-time first answer; others only tell whether what was missed came back right. */
  readonly isCounted: boolean;
}

/** The sets that a member enters by a try, given those the member is in. */
export function entered(
  { isRight, isCounted }: Pick<Tried, 'isRight' | 'isCounted'>,
  isIn: (set: SetName) => boolean,
): readonly SetName[] {
  const people: readonly SetName[] = isCounted ? ['people'] : [];
  if (!isIn('missed')) return isRight ? people : [...people, 'missed'];
  if (isIn('back')) return people;
  return isRight ? [...people, 'back', 'mended'] : [...people, 'back'];
}

/** In the order of Redis: the first bit is the highest of the first byte. */
export function hasBit(bits: Uint8Array, at: number): boolean {
  return ((bits[at >> 3] ?? 0) & (0x80 >> (at & 7))) !== 0;
}

export function setBit(bits: Uint8Array, at: number, isSet: boolean): void {
  const mask = 0x80 >> (at & 7);
  bits[at >> 3] = isSet ? (bits[at >> 3] ?? 0) | mask : (bits[at >> 3] ?? 0) & ~mask;
}

export interface Counted {
  readonly section: SectionId;
  readonly answered: number;
  readonly right: number;
  readonly sets: Readonly<Record<SetName, Uint8Array>>;
}

/** Counts all tries again, each member's in order. `members`: how many numbers there are. */
export function createRecount(members: number): {
  add(member: number, tried: Tried): void;
  readonly questions: ReadonlyMap<QuestionId, Counted>;
} {
  const questions = new Map<QuestionId, { -readonly [K in keyof Counted]: Counted[K] }>();
  const none = (): Uint8Array => new Uint8Array(Math.ceil((members + 1) / 8));
  const empty = (): Counted['sets'] => ({ people: none(), missed: none(), back: none(), mended: none() });
  return {
    questions,
    add(member, tried) {
      const { question, section, isRight, isCounted } = tried;
      const counted = questions.get(question) ?? { section, answered: 0, right: 0, sets: empty() };
      questions.set(question, counted);
      counted.section = section;
      if (isCounted) counted.answered += 1;
      if (isCounted && isRight) counted.right += 1;
      for (const set of entered(tried, (name) => hasBit(counted.sets[name], member)))
        setBit(counted.sets[set], member, true);
    },
  };
}

export function toTallies(posts: number, questions: ReadonlyMap<QuestionId, Counted>): Tallies {
  return {
    posts,
    questions: [...questions].map(([question, { section, answered, right, sets: of }]) => ({
      question,
      section,
      answered,
      right,
      people: of.people,
      back: of.back,
      mended: of.mended,
    })),
  };
}
