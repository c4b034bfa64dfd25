import type { ConversationId } from '../../ids.ts';
import { readProfile } from '../../notes/member.ts';
import type { Incoming } from '../../platform.ts';
import type { PastPost } from '../../store/posts.ts';
import type { World } from '../world.ts';

const openAtOnce = 4;

/** Ids of the questions that are open where the member is: practice never draws or judges them. */
export async function openQuestions(world: World, incoming: Incoming): Promise<readonly string[]> {
  const { homes } = await readProfile(world.store, incoming.member);
  const conversations = new Set<ConversationId>([
    incoming.place.conversation,
    ...homes.map((home) => home.conversation),
  ]);
  const posts = await Promise.all(
    [...conversations].map((conversation) => world.store.posts(conversation, openAtOnce)),
  );
  return posts
    .flat()
    .filter(isWaiting)
    .map((post) => post.question.id);
}

/** Nobody's answer to it may be shown yet. */
export function isWaiting({ state }: Pick<PastPost, 'state'>): boolean {
  return state === 'open' || state === 'planned';
}
