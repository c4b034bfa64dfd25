import type { Tallies } from '../store/tallies.ts';
import { sizeOf } from './quality-heads.ts';
import { type Quality, toQuality } from './quality-judge.ts';

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
    questions: answered,
    people: sizeOf(answered.map((one) => one.people)),
    posts,
  });
}
