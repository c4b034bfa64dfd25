import { createHeads, type Heads } from './quality-heads.ts';

/** Right and wrong under one name: a question, a section, a guide. */
export interface Count<Id extends string> {
  readonly id: Id;
  readonly right: number;
  readonly answers: number;
  /** Different members. */
  readonly people: number;
}

export interface Tally<Id extends string> {
  add(id: Id, member: number, isRight: boolean): void;
  counts(): readonly Count<Id>[];
}

export function createTally<Id extends string>(): Tally<Id> {
  const groups = new Map<Id, { right: number; answers: number; readonly heads: Heads }>();
  return {
    add(id, member, isRight) {
      const group = groups.get(id) ?? { right: 0, answers: 0, heads: createHeads() };
      groups.set(id, group);
      group.answers += 1;
      group.right += Number(isRight);
      group.heads.add(member);
    },
    counts: () =>
      [...groups].map(([id, { right, answers, heads }]) => ({ id, right, answers, people: heads.count() })),
  };
}
