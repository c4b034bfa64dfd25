import type { Reply } from '../../card/card.ts';
import { line, notice } from '../../card/line.ts';
import type { ConversationId } from '../../ids.ts';
import type { PostState } from '../../store/posts.ts';
import { privately } from '../failures.ts';
import type { Of, World } from '../world.ts';
import { refuse } from './admin.ts';
import { setUpCard } from './coach.ts';
import { lookAgain } from './save.ts';

/** Fills today's slot, or answers with the link of what filled it: a date has one question. */
export async function postNow(world: World, incoming: Of<'choice'>): Promise<Reply> {
  const refused = await refuse(world, incoming);
  if (refused) return refused;
  const { conversation } = incoming.place;
  const suspended = await suspension(world, conversation);
  if (suspended) return suspended;
  const posted = await world.runner.postNow(conversation, incoming.member);
  switch (posted.kind) {
    case 'posted':
      return linked(world, posted.post, posted.isNew ? 'Posted.' : "Today's question is already posted.");
    case 'later':
      return privately(line`Not yet: ${posted.why}. I will post it as soon as I can.`);
    case 'not posted':
      return (await suspension(world, conversation)) ?? privately(line`Not posted: ${posted.why}.`);
  }
}

/** Why nothing can be posted, and what to do. */
async function suspension(world: World, conversation: ConversationId): Promise<Reply | undefined> {
  const schedule = await world.store.schedule(conversation);
  const saved = schedule && (await lookAgain(world, schedule));
  if (!saved?.schedule.suspended) return undefined;
  return { kind: 'card', to: 'asker', card: await setUpCard(world, saved) };
}

async function linked(world: World, post: PostState, words: string): Promise<Reply> {
  const url = post.message && (await world.platform.link(post.place, post.message));
  const card = notice('Post now', line`${words}`, { doors: url ? [{ label: 'Open it', url }] : [] });
  return { kind: 'card', to: 'asker', card };
}
