import type { Line, Reply } from '../../card/card.ts';
import { line } from '../../card/line.ts';
import type { Epoch } from '../../ids.ts';
import type { Message, Unread } from '../../platform.ts';
import type { Of, World } from '../world.ts';
import { recommended } from './recommended.ts';
import { nothingFits, privateCard } from './thread-card.ts';
import { tuning } from './tuning.ts';

const { readAtMost, quietMs, tellsFrom } = tuning;

export function recently(at: Epoch): { readonly atMost: number; readonly since: Epoch } {
  return { atMost: readAtMost, since: at - quietMs };
}

/** "Find a guide for this": the message above all; of its thread only where it does not tell what is wrong. Private. */
export async function answerShortcut(world: World, incoming: Of<'thread'>): Promise<Reply> {
  const { message } = incoming;
  const found = world.search().find(message.text, { top: 1 });
  const alone = await recommended(world, [message]);
  const tells = found.fits && !found.matches[0]?.isGeneral && alone.confidence >= tellsFrom;
  const read = tells ? [] : await threadOf(world, incoming);
  const said = typeof read === 'string' ? [message] : inIncident(read, message);
  const recommendation = said.length > 1 ? await recommended(world, said) : alone;
  const card =
    recommendation.speak || found.fits
      ? privateCard(world, recommendation, incoming)
      : nothingFits(world, recommendation, incoming.isDirect ? 'direct' : 'private');
  const small = typeof read === 'string' ? [sayAlone(world, incoming, read)] : [];
  return { kind: 'card', to: 'asker', card: { ...card, small: [...small, ...card.small] } };
}

/** Outside of a thread what stands near a message is another matter. */
async function threadOf(world: World, incoming: Of<'thread'>): ReturnType<World['platform']['readThread']> {
  if (!incoming.place.thread) return [];
  return world.platform.readThread(incoming.place, recently(incoming.message.at));
}

/** With what led to it, or below the first message with what came of it. Never the bot's own cards: they would find themselves. */
function inIncident(read: readonly Message[], picked: Message): readonly Message[] {
  const near = read.filter(
    ({ id, from, at }) => id !== picked.id && from !== 'us' && Math.abs(picked.at - at) < quietMs,
  );
  const before = near.filter(({ at }) => at <= picked.at);
  return before.length > 0 ? [...before, picked] : [picked, ...near];
}

function sayAlone(world: World, { place }: Of<'thread'>, why: Unread): Line {
  const told = {
    later: line`I see only this message: the platform is too busy to show me the thread.`,
    workspace: line`I see only this message, because I am not allowed to read threads: whoever runs Coach can run coach doctor to see what is missing.`,
    forbidden: line`I see only this message. To show me the thread, ${world.platform.wayIn(place, 'read')}.`,
  };
  return told[why];
}
