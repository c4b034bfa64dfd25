import type { Store } from '../../src/store/store.ts';
import type { Case } from './case.ts';

/** What stands of one slot when all is over. */
export interface Verdict {
  readonly of: Case;
  readonly isMissed: boolean;
  /** Messages too many. */
  readonly doubled: number;
  readonly acknowledged: number;
  /** Answers that are not there, or other than the member was told; and counts that disagree with the answers. */
  readonly lost: number;
}

const letters = ['A', 'B', 'C', 'D'];

export async function judge(store: Store, one: Case): Promise<Verdict> {
  const { conversation } = one.place;
  const posts = await store.posts(conversation, 10);
  const post = posts.find(({ slot }) => slot === one.due.slot);
  const next = await store.nextDue(conversation);
  const isPosted = post?.state === 'open' && one.accepted.some(({ message }) => message === post.message);
  const isMovedOn = next !== undefined && next.slot > one.due.slot;
  const standing = await Promise.all(one.members.map((member) => store.answers(member, conversation)));
  const wrong = one.members.filter((member, i) => {
    const told = one.acknowledged.get(member);
    const [answer] = standing[i] ?? [];
    return told !== undefined && (answer?.post !== post?.id || letters[answer?.choice ?? -1] !== told);
  });
  const counted = (post?.counts ?? []).reduce((sum, count) => sum + count, 0);
  return {
    of: one,
    isMissed: !isPosted || !isMovedOn || posts.length !== 1,
    doubled: Math.max(0, one.accepted.length - 1),
    acknowledged: one.acknowledged.size,
    lost: wrong.length + Math.abs(counted - standing.flat().length),
  };
}
