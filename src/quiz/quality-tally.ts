import type { QuestionId, SectionId } from '../ids.ts';
import { groupBy } from './group.ts';
import { createHeads, type Heads, sizeOf } from './quality-heads.ts';

/** Right and wrong under one name: a question, a section, a guide. */
export interface Count<Id extends string> {
  readonly id: Id;
  readonly right: number;
  readonly answers: number;
  /** Different members. */
  readonly people: number;
}

/** How a question was answered, and by whom: a bit each. */
export interface Counted {
  readonly question: QuestionId;
  readonly section: SectionId;
  readonly answered: number;
  readonly right: number;
  readonly people: Uint8Array;
}

interface Tally {
  add(asked: Pick<Counted, 'question' | 'section'>, member: number, isRight: boolean): void;
  counted(): readonly Counted[];
}

export function createTally(): Tally {
  const groups = new Map<
    QuestionId,
    { section: SectionId; right: number; answered: number; readonly heads: Heads }
  >();
  return {
    add({ question, section }, member, isRight) {
      const group = groups.get(question) ?? { section, right: 0, answered: 0, heads: createHeads() };
      groups.set(question, group);
      group.section = section;
      group.answered += 1;
      group.right += Number(isRight);
      group.heads.add(member);
    },
    counted: () =>
      [...groups].map(([question, { heads, ...rest }]) => ({ ...rest, question, people: heads.bits() })),
  };
}

export function countBy<Id extends string>(
  all: readonly Counted[],
  name: (one: Counted) => Id,
): readonly Count<Id>[] {
  return [...groupBy(all, name)].map(([id, group]) => toCount(id, group));
}

/** Who answered what was withdrawn later stays among the people: there are never more than answers. */
export function toCount<Id extends string>(id: Id, group: readonly Counted[]): Count<Id> {
  const answers = group.reduce((sum, one) => sum + one.answered, 0);
  const right = group.reduce((sum, one) => sum + one.right, 0);
  return { id, right, answers, people: Math.min(answers, sizeOf(group.map((one) => one.people))) };
}
