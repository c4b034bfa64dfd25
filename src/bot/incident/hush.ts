import type { Reply } from '../../card/card.ts';
import { line, member, notice } from '../../card/line.ts';
import type { Epoch } from '../../ids.ts';
import { privately } from '../failures.ts';
import type { Of, World } from '../world.ts';
import { placeKind } from './cards.ts';
import { noteIncident, readIncident, readWatch } from './notes.ts';

const undoMs = 5 * 60_000;

/** "Mute here" of the help: the thread it was asked in, else the conversation. By anyone, durable. */
export async function hush(world: World, incoming: Of<'choice'>): Promise<Reply> {
  await noteMuted(world, incoming, incoming.at);
  const card = notice(
    'Muted',
    line`Muted in this ${placeKind(incoming.place)} by ${member(incoming.member)}.`,
    {
      buttons: [{ label: 'Undo', act: ['unhush'] }],
    },
  );
  return { kind: 'card', to: 'asker', card };
}

/** For five minutes by those who are here, later by admins. When it began is read from the store: a button can be forged. */
export async function unhush(world: World, incoming: Of<'choice'>): Promise<Reply> {
  const mutedAt = await readMuted(world, incoming);
  const isLate = mutedAt !== undefined && incoming.at - mutedAt > undoMs;
  if (isLate && !(await world.platform.isAdmin(incoming.member, incoming.place)))
    return privately(line`Only people who manage this channel can undo a mute after five minutes.`);
  await noteMuted(world, incoming, null);
  return privately(line`No longer muted in this ${placeKind(incoming.place)}.`);
}

async function noteMuted(world: World, incoming: Of<'choice'>, mutedAt: Epoch | null): Promise<void> {
  const { place } = incoming;
  if (place.thread) await noteIncident(world, place, { mutedAt });
  else await world.store.note('conversation', place.conversation, { mutedAt });
}

async function readMuted(world: World, incoming: Of<'choice'>): Promise<Epoch | undefined> {
  const { place, at } = incoming;
  const { mutedAt } = place.thread ? await readIncident(world, place, at) : await readWatch(world, place);
  return mutedAt;
}
