import { slugOf } from '../ids.ts';
import type { QuestionTally, Tallies } from '../store/tallies.ts';
import { groupBy } from './group.ts';
import { type Quality, toQuality } from './quality-judge.ts';
import type { Count } from './quality-tally.ts';

/** What use says about the questions, over everything: from what the store counted as it came. */
export function keptQuality({ posts, questions }: Tallies): Quality {
  const answered = questions.filter((one) => one.answered > 0);
  const backs = questions.map((one) => one.back);
  return toQuality({
    cameBack: {
      right: questions.reduce((sum, { mended }) => sum + sizeOf([mended]), 0),
      of: backs.reduce((sum, back) => sum + sizeOf([back]), 0),
      people: sizeOf(backs),
    },
    questions: answered.map((one) => toCount(one.question, [one])),
    sections: counts(answered, (one) => one.section),
    guides: counts(answered, (one) => slugOf(one.question)),
    sectionOf: new Map(answered.map((one) => [one.question, one.section])),
    people: sizeOf(answered.map((one) => one.people)),
    posts,
  });
}

function counts<Id extends string>(
  questions: readonly QuestionTally[],
  name: (one: QuestionTally) => Id,
): readonly Count<Id>[] {
  return [...groupBy(questions, name)].map(([id, group]) => toCount(id, group));
}

/** Who answered what was withdrawn later stays among the people: there are never more than answers. */
function toCount<Id extends string>(id: Id, group: readonly QuestionTally[]): Count<Id> {
  const answers = group.reduce((sum, one) => sum + one.answered, 0);
  const right = group.reduce((sum, one) => sum + one.right, 0);
  return { id, right, answers, people: Math.min(answers, sizeOf(group.map((one) => one.people))) };
}

/** How many are in any of the sets. */
function sizeOf(sets: readonly Uint8Array[]): number {
  const union = new Uint8Array(Math.max(0, ...sets.map((set) => set.length)));
  for (const set of sets) for (const [at, byte] of set.entries()) union[at] = (union[at] ?? 0) | byte;
  let size = 0;
  for (const byte of union) for (let left = byte; left !== 0; left &= left - 1) size += 1;
  return size;
}
