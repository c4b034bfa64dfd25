import type { Question } from '../library/model.ts';
import type { PostState } from '../store/posts.ts';
import { isUnchanged } from './asked.ts';

/** Reported and void in this conversation, and not mended since. */
export function isWithdrawn(question: Question, posts: readonly PostState[]): boolean {
  return posts.some(
    (post) =>
      post.state === 'void' && post.question.id === question.id && isUnchanged(question, post.question),
  );
}
