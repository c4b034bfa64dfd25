import type { Reply } from '../../card/card.ts';
import { outOfDate } from '../failures.ts';
import type { Of, World } from '../world.ts';

type Press<V> = (world: World, incoming: Of<'choice'>, values: V) => Promise<Reply>;

const readPosts = 250;

/** A press that takes a card away or puts another in its place. No question has such a button: there it was forged. */
export function onOwnCard<V>(run: Press<V>): Press<V> {
  return async (world, incoming, values) =>
    (await isQuestion(world, incoming)) ? outOfDate() : run(world, incoming, values);
}

/** Of what only its reader sees: before everybody it was forged. */
export function onPrivateCard<V>(run: Press<V>): Press<V> {
  return async (world, incoming, values) =>
    incoming.on === 'public' && !incoming.isDirect ? outOfDate() : run(world, incoming, values);
}

async function isQuestion({ store }: World, incoming: Of<'choice'>): Promise<boolean> {
  if (incoming.on === 'private') return false;
  const posts = await store.posts(incoming.place.conversation, readPosts);
  return posts.some(({ message }) => message === incoming.message);
}
