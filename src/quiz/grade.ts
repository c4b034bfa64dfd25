import type { Epoch, MemberId } from '../ids.ts';
import type { Answer } from '../store/answers.ts';
import type { PostState } from '../store/posts.ts';

interface Press {
  readonly member: MemberId;
  /** 0 to 3. */
  readonly choice: number;
  /** By the platform's clock. */
  readonly at: Epoch;
}

/** A press on a post as the fact that is stored. Late, it mends and never counts. */
export function gradePress(post: PostState, press: Press): Answer {
  return {
    member: press.member,
    place: post.place,
    post: post.id,
    sequence: post.sequence,
    kind: 'answer',
    choice: press.choice,
    isRight: press.choice === post.question.best,
    isOnTime: isOnTime(post, press.at),
    at: press.at,
  };
}

function isOnTime(post: Pick<PostState, 'closesAt'>, at: Epoch): boolean {
  return at < post.closesAt;
}

/** Whether a post still takes answers that count. */
export function isOpen(post: Pick<PostState, 'closesAt' | 'state'>, now: Epoch): boolean {
  return (post.state === 'open' || post.state === 'planned') && now < post.closesAt;
}
