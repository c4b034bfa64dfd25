import type { EventId } from '../../ids.ts';
import { answersBots, countBotAnswer } from '../../notes/bots.ts';
import { mutedSince } from '../../notes/mute.ts';
import type { Of, World } from '../world.ts';
import { tuning } from './tuning.ts';

const { botAnswersInThread, botAnswersADay } = tuning;

/**
 * Whether a workflow or another bot that mentions us is answered: where an admin wants that, and so often. Two bots that
 * answer each other end with the first answer that does not come.
 */
export async function mayBotAsk(world: World, { place, at, message }: Of<'thread'>): Promise<boolean> {
  const { store } = world;
  if (!(await answersBots(store, place.conversation))) return false;
  if ((await mutedSince(store, place)) !== undefined) return false;
  const thread = place.thread ?? message.id; // of the thread that a message begins it is the id, too
  if (!(await claimOneOf(world, `bot:${thread}`))) return false;
  const day = new Date(at).toISOString().slice(0, 10);
  return (await countBotAnswer(store, place.conversation, day)) <= botAnswersADay;
}

/** Claims are forgotten by themselves, notes of a thread are not. */
async function claimOneOf(world: World, name: string): Promise<boolean> {
  for (let nth = 0; nth < botAnswersInThread; nth++)
    if (await world.store.claimEvent(`${name}:${nth}` as EventId)) return true; // minted here
  return false;
}
