import type { Epoch, SectionId } from '../ids.ts';
import type { Library, Question } from '../library/model.ts';
import type { Used } from '../notes/used.ts';
import type { PostState } from '../store/posts.ts';
import { tuning } from './tuning.ts';
import { isWithdrawn } from './withdrawn.ts';

const { afterMs, recentMs } = tuning.fromIncident;

interface Past {
  readonly library: Library;
  readonly posts: readonly PostState[];
  readonly used: Used;
  readonly now: Epoch;
}

/**
 * A question of a section that was opened in an incident two weeks ago, once per use, whatever the schedule's topics.
 * One that is left in the bag comes first; else the one that was asked longest ago.
 */
export function incidentQuestion(options: Past, left: readonly Question[]): Question | undefined {
  for (const section of dueSections(options)) {
    const fitting = options.library.questions.filter(
      (question) => question.section === section && !isWithdrawn(question, options.posts),
    );
    const chosen = fitting.find((question) => left.includes(question)) ?? longestAgo(fitting, options.posts);
    if (chosen) return chosen;
  }
  return undefined;
}

/** Oldest use first. */
function dueSections(options: Past): readonly SectionId[] {
  const { used, now, posts } = options;
  return [...used]
    .filter(([section, at]) => isDue(at, now) && !isRecalled(posts, section, at))
    .sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))
    .map(([section]) => section);
}

function isDue(usedAt: Epoch, now: Epoch): boolean {
  return now >= usedAt + afterMs && now < usedAt + recentMs;
}

function isRecalled(posts: readonly PostState[], section: SectionId, usedAt: Epoch): boolean {
  return posts.some(
    (post) => post.fromIncident && post.question.section === section && post.plannedAt >= usedAt + afterMs,
  );
}

function longestAgo(questions: readonly Question[], posts: readonly PostState[]): Question | undefined {
  const lastAsked = (question: Question): number =>
    posts.findLastIndex((post) => post.question.id === question.id);
  return questions.toSorted((a, b) => lastAsked(a) - lastAsked(b))[0];
}
