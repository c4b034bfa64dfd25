import type { Reply } from '../../card/card.ts';
import type { Place, PostId } from '../../ids.ts';
import { readProfile } from '../../notes/member.ts';
import type { Incoming } from '../../platform.ts';
import { hasWords, type PostState } from '../../store/posts.ts';
import { outOfDate } from '../failures.ts';
import type { Of, World } from '../world.ts';

/**
 * The conversation whose questions are meant: this one where it has any, else where the member last answered and may
 * read still.
 */
export async function drillPlace(world: World, incoming: Incoming): Promise<Place> {
  const { place, member } = incoming;
  if (await world.store.schedule(place.conversation)) return place;
  const { homes } = await readProfile(world.store, member);
  const near = homes.filter((home) => home.team === place.team);
  for (const home of new Set([...near, ...homes]))
    if (await world.platform.canRead(member, home)) return home;
  return place;
}

/**
 * The post that a button names, here or where the member answers; undefined: forged, of another conversation, or so old
 * that its words are no longer kept.
 */
export async function postOf(world: World, incoming: Incoming, id: string): Promise<PostState | undefined> {
  const post = await namedPost(world, incoming, id);
  return post && hasWords(post) ? post : undefined;
}

/** A press on the card of a post: `export const readPost = onPost(async (world, incoming, post) => ...)`. */
export function onPost(
  answer: (world: World, incoming: Of<'choice'>, post: PostState) => Promise<Reply>,
): (world: World, incoming: Of<'choice'>, values: readonly [PostId]) => Promise<Reply> {
  return async (world, incoming, [id]) => {
    const post = await postOf(world, incoming, id);
    return post ? answer(world, incoming, post) : outOfDate();
  };
}

async function namedPost(world: World, incoming: Incoming, id: string): Promise<PostState | undefined> {
  if (!/^[\w-]{1,16}$/.test(id)) return undefined;
  const post = id as PostId; // looked up next
  const here = await world.store.post(post, incoming.place.conversation);
  if (here) return here;
  const { homes } = await readProfile(world.store, incoming.member);
  for (const home of homes) {
    const found = await world.store.post(post, home.conversation);
    if (found && (await world.platform.canRead(incoming.member, home))) return found;
  }
  return undefined;
}
