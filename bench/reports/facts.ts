import { type ConversationId, type MemberId, type PostId, toSlot } from '../../src/ids.ts';
import type { Library } from '../../src/library/model.ts';
import type { Fact } from '../../src/store/facts.ts';
import { answerOf, postOf, scheduleOf, team } from '../drill/facts.ts';

export interface Size {
  readonly conversations: number;
  /** In each conversation. */
  readonly posts: number;
  /** Of each conversation; all of them answer every post. */
  readonly members: number;
}

/** A conversation after the other, with its answers behind its posts. */
export async function* everything(library: Library, size: Size): AsyncGenerator<Fact> {
  for (let index = 0; index < size.conversations; index += 1) yield* conversation(library, size, index);
}

function* conversation(library: Library, { posts, members }: Size, index: number): Generator<Fact> {
  const name = `bench:T0123ABCD/C${index}` as ConversationId;
  yield {
    kind: 'schedule',
    schedule: scheduleOf(name),
    next: { slot: toSlot('2100-01-01'), at: 4_100_000_000_000 },
  };
  const all = Array.from({ length: posts }, (_, at) => {
    const post = postOf(library, at + 1, posts);
    return { ...post, id: `${post.id}${index}` as PostId, place: { team, conversation: name } };
  });
  for (const post of all) yield { kind: 'post', post };
  for (let member = 0; member < members; member += 1)
    for (const post of all)
      yield { kind: 'answer', answer: answerOf(`bench:T0123ABCD/U${index}M${member}` as MemberId, post) };
}
