import type { Epoch } from '../../ids.ts';
import type { Reply } from '../../reply.ts';
import { nextSlot } from '../../schedule/calendar.ts';
import type { Schedule } from '../../store.ts';
import { conversation, line, notice } from '../line.ts';
import type { Of, World } from '../world.ts';
import { forgetThoseWhoLeft, noteLeft } from './forget.ts';

const nothing: Reply = { kind: 'nothing' };

/** Let in, thrown out, archived, or a member gone. Nothing is said where it happened. */
export async function changeMembership(world: World, incoming: Of<'membership'>): Promise<Reply> {
  await forgetThoseWhoLeft(world, incoming.place.team, await world.store.now());
  switch (incoming.change) {
    case 'invited':
      await resume(world, incoming);
      break;
    case 'removed':
      await suspend(world, incoming, 'gone');
      break;
    case 'archived':
      await suspend(world, incoming, 'archived');
      break;
    case 'member left':
      await noteLeft(world, incoming.place.team, incoming);
  }
  return nothing;
}

/** A schedule that stood still goes on with its next slot. */
async function resume(world: World, incoming: Of<'membership'>): Promise<void> {
  const schedule = await world.store.schedule(incoming.place.conversation);
  if (!schedule?.suspended) return;
  const resumed: Schedule = { ...schedule, suspended: undefined };
  await world.store.saveSchedule(resumed, nextSlot(resumed, await world.store.now()), incoming.member);
}

/** Told once, to whoever changed the schedule last. */
async function suspend(world: World, incoming: Of<'membership'>, why: string): Promise<void> {
  const schedule = await world.store.schedule(incoming.place.conversation);
  if (!schedule || schedule.suspended) return;
  const since: Epoch = await world.store.now();
  const [change] = await world.store.changes(incoming.place.conversation, 1);
  await world.store.saveSchedule({ ...schedule, suspended: { why, since } }, undefined, incoming.member);
  if (!change) return;
  const what = why === 'archived' ? 'was archived' : 'let me go';
  await world.platform.whisper(
    change.by,
    notice(
      'Suspended',
      line`${conversation(incoming.place.conversation)} ${what}, so its daily question is suspended. No streak is harmed. Invite me again and it goes on.`,
    ),
  );
}
