import type { Card, Reply } from '../../card/card.ts';
import { noteLeft } from '../../notes/left.ts';
import { noteBack, noteOut } from '../../notes/out.ts';
import { tellAdmins } from '../../schedule/told.ts';
import { isSuspended } from '../../store/schedules.ts';
import type { Of, World } from '../world.ts';
import { suspendedCard } from './notices.ts';
import { saveSchedule } from './save.ts';
import { upcoming } from './slots.ts';
import { backCard, welcomeCard } from './welcome-card.ts';

const nothing: Reply = { kind: 'nothing' };

/** Let in, thrown out of a conversation or put out of a team, archived, or a member gone. Who let it in is told in private; nothing is said where it happened. */
export async function changeMembership(world: World, incoming: Of<'membership'>): Promise<Reply> {
  switch (incoming.change) {
    case 'put out':
      await noteOut(world.store, { team: incoming.place.team, at: incoming.at });
      break;
    case 'invited':
    case 'restored':
      await noteBack(world.store, incoming.place.team);
      return letIn(world, incoming);
    case 'removed':
    case 'archived':
      await suspend(world, incoming);
      break;
    case 'member left':
      await noteLeft(world.store, { member: incoming.member, team: incoming.place.team, at: incoming.at });
  }
  return nothing;
}

/** What is stored follows the conversation; a post that was refused under its old id had suspended it. */
export async function follow(world: World, incoming: Of<'moved'>): Promise<Reply> {
  await world.store.moveConversation(incoming.from, incoming.place.conversation);
  return letIn(world, { ...incoming, kind: 'membership', change: 'restored' });
}

/** A schedule that stood still goes on with its next slot, and its admins hear of it. One that runs, or a place merely restored, needs no word. */
async function letIn(world: World, incoming: Of<'membership'>): Promise<Reply> {
  const { conversation } = incoming.place;
  const schedule = await world.store.schedule(conversation);
  if (!schedule) return incoming.change === 'invited' ? toInviter(welcomeCard(conversation)) : nothing;
  if (!schedule.suspended) return nothing;
  const saved = await saveSchedule(world, undefined, { ...schedule, suspended: undefined });
  if (isSuspended(saved.schedule)) return toInviter(suspendedCard(saved.schedule, saved.may));
  const [next] = await upcoming(world, saved.schedule, 1);
  const card = backCard(conversation, next);
  const told = await tellAdmins(world, schedule.place, card);
  return told.includes(incoming.member) ? nothing : toInviter(card);
}

function toInviter(card: Card): Reply {
  return { kind: 'card', to: 'asker', card };
}

/** Its admins are told once. */
async function suspend(world: World, incoming: Of<'membership'>): Promise<void> {
  const { conversation } = incoming.place;
  const schedule = await world.store.schedule(conversation);
  if (!schedule || schedule.suspended) return;
  const since = await world.store.now();
  const suspended = { ...schedule, suspended: { why: 'gone', since } };
  await world.store.saveSchedule(suspended, undefined, undefined);
  await tellAdmins(
    world,
    incoming.place,
    suspendedCard(suspended, await world.platform.mayPost(schedule.place)),
  );
}
