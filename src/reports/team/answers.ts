import { answered, isSplitTold } from '../../bot/quiz/wording.ts';
import type { Figure } from '../../card/figure.ts';
import { inWords } from '../../card/words.ts';
import type { SectionId } from '../../ids.ts';
import type { Library } from '../../library/model.ts';
import { groupBy } from '../../quiz/group.ts';
import { tuning } from '../../quiz/tuning.ts';
import type { PostState } from '../../store/posts.ts';

interface Count {
  readonly id: string;
  readonly right: number;
  readonly answers: number;
}

/** What the team gets right by topic, how good its questions are, and which of them to mend. */
export function answerFigures(posts: readonly PostState[], library: Library): readonly Figure[] {
  const told = posts.filter((post) => post.state === 'closed' && isSplitTold(post));
  const questions = counted(told, ({ question }) => question.id);
  return [
    topics(
      counted(told, ({ question }) => question.guide),
      library,
    ),
    bands(questions),
    toMend(questions, told),
  ];
}

const { enoughToJudge, enoughAllWrong } = tuning.judged;
const none = `No question has closed yet that at least ${inWords(enoughToJudge)} people answered.`;
const asked = `Of closed questions with at least ${inWords(enoughToJudge)} answers; ${inWords(enoughAllWrong)} where all were wrong.`;

/** The lowest share right first. */
function counted(posts: readonly PostState[], of: (post: PostState) => string): readonly Count[] {
  const counts = [...groupBy(posts, of)].map(([id, group]) => ({
    id,
    right: group.reduce((sum, { counts: each, question }) => sum + (each[question.best] ?? 0), 0),
    answers: group.reduce((sum, post) => sum + answered(post), 0),
  }));
  return counts.sort((a, b) => shareOf(a) - shareOf(b) || (a.id < b.id ? -1 : 1));
}

const shareOf = ({ right, answers }: Count): number => Math.round((100 * right) / answers);

function topics(counts: readonly Count[], library: Library): Figure {
  return {
    id: 'topics',
    title: 'Right by topic',
    about: `The topics to practise first. ${asked}`,
    none,
    columns: ['Topic', 'Right, %', 'Answers'],
    rows: counts.map((count) => [library.guide(count.id)?.short ?? count.id, shareOf(count), count.answers]),
    chart: { column: 1, isShare: true },
  };
}

const edges = [
  ['below 30 %', 30],
  ['30 to 49 %', 50],
  ['50 to 69 %', 70],
  ['70 to 89 %', 90],
  ['90 % and more', 101],
] as const;

/** About 70 % keeps people trying: fewer discourages, more teaches nothing. */
function bands(counts: readonly Count[]): Figure {
  const rows = edges.map(([name, below], i) => {
    const from = edges[i - 1]?.[1] ?? 0;
    return [name, counts.filter((count) => shareOf(count) >= from && shareOf(count) < below).length];
  });
  return {
    id: 'quality',
    title: 'How hard the questions are',
    about: `Questions by how many were right. About 70 % is the aim: fewer discourages, more teaches nothing. ${asked}`,
    none,
    columns: ['Right', 'Questions'],
    rows: counts.length > 0 ? rows : [],
    chart: { column: 1, isShare: false },
  };
}

function toMend(counts: readonly Count[], posts: readonly PostState[]): Figure {
  const sections = new Map<string, SectionId>(posts.map(({ question }) => [question.id, question.section]));
  const faulty = counts.filter(({ right, answers }) => right === 0 || right === answers);
  return {
    id: 'mend',
    title: 'Questions to fix',
    about: `Nobody or everybody was right: their words say too little, or too much. ${asked}`,
    none: 'No question that nobody or everybody got right.',
    columns: ['Question', 'Section', 'Right', 'Answers'],
    rows: faulty.map(({ id, right, answers }) => [id, sections.get(id) ?? '', right, answers]),
  };
}
