import type { PostState } from '../store/posts.ts';
import { groupBy } from './group.ts';
import { tuning } from './tuning.ts';

const { lastPosts, enoughAnswers, weakBelow } = tuning.weak;

/** Slugs of the guides that a conversation gets wrong: what is asked a little sooner. */
export function weakGuides(posts: readonly PostState[]): readonly string[] {
  const counted = posts.filter((post) => post.state === 'closed').slice(-lastPosts);
  return [...groupBy(counted, (post) => post.question.guide)]
    .filter(([, own]) => {
      const answers = own.reduce((sum, post) => sum + answersOf(post), 0);
      const right = own.reduce((sum, post) => sum + (post.counts[post.question.best] ?? 0), 0);
      return answers >= enoughAnswers && right / answers < weakBelow;
    })
    .map(([guide]) => guide);
}

/** On-time first answers. */
export function answersOf(post: Pick<PostState, 'counts'>): number {
  return post.counts.reduce((sum, count) => sum + count, 0);
}
