import type { Reply } from '../../card/card.ts';
import { noteLeft } from '../../notes/left.ts';
import { tellAdmins } from '../../schedule/told.ts';
import type { Of, World } from '../world.ts';
import { suspendedCard } from './notices.ts';
import { saveSchedule } from './save.ts';

const nothing: Reply = { kind: 'nothing' };

/** Let in, thrown out, archived, or a member gone. Nothing is said where it happened. */
export async function changeMembership(world: World, incoming: Of<'membership'>): Promise<Reply> {
  switch (incoming.change) {
    case 'invited':
      await resume(world, incoming);
      break;
    case 'removed':
    case 'archived':
      await suspend(world, incoming);
      break;
    case 'member left':
      await noteLeft(world.store, { member: incoming.member, team: incoming.place.team, at: incoming.at });
  }
  return nothing;
}

/** A schedule that stood still goes on with its next slot. */
async function resume(world: World, incoming: Of<'membership'>): Promise<void> {
  const schedule = await world.store.schedule(incoming.place.conversation);
  if (!schedule?.suspended) return;
  const [change] = await world.store.changes(incoming.place.conversation, 1);
  await saveSchedule(world, change?.by ?? incoming.member, { ...schedule, suspended: undefined });
}

/** Its admins are told once. */
async function suspend(world: World, incoming: Of<'membership'>): Promise<void> {
  const { conversation } = incoming.place;
  const schedule = await world.store.schedule(conversation);
  if (!schedule || schedule.suspended) return;
  const [change] = await world.store.changes(conversation, 1);
  const since = await world.store.now();
  const by = change?.by ?? incoming.member;
  await saveSchedule(world, by, { ...schedule, suspended: { why: 'gone', since } });
  await tellAdmins(world, incoming.place, suspendedCard(conversation, 'gone'));
}
