import type { Line } from '../../card/card.ts';
import { conversation, date, line, moment } from '../../card/line.ts';
import type { Place } from '../../ids.ts';
import { readManaged } from '../../notes/managed.ts';
import { readProfile } from '../../notes/member.ts';
import type { Incoming } from '../../platform.ts';
import type { Schedule } from '../../store/schedules.ts';
import { untilResumed, upcoming } from '../settings/slots.ts';
import type { World } from '../world.ts';

const mostChannels = 8;

/** A conversation with questions, as the home shows it. */
export interface HomeChannel {
  readonly place: Place;
  readonly name: string;
  readonly state: Line;
  /** The member may change its settings. */
  readonly isManaged: boolean;
}

/** Where the member answers, and what they set up themselves. */
export async function readChannels(
  world: World,
  { member, place }: Incoming,
): Promise<readonly HomeChannel[]> {
  const [{ homes }, managed] = await Promise.all([
    readProfile(world.store, member),
    readManaged(world.store, member),
  ]);
  const places = new Map(
    [...managed, ...homes].filter(({ team }) => team === place.team).map((one) => [one.conversation, one]),
  );
  const shown = [...places.values()].slice(0, mostChannels);
  const channels = await Promise.all(shown.map((one) => readChannel(world, member, one)));
  return channels.flatMap((channel) => channel ?? []);
}

async function readChannel(
  world: World,
  member: Incoming['member'],
  place: Place,
): Promise<HomeChannel | undefined> {
  const schedule = await world.store.schedule(place.conversation);
  if (!schedule) return undefined;
  const [state, isManaged, { name }] = await Promise.all([
    sayState(world, schedule),
    world.platform.isAdmin(member, place),
    world.platform.surroundings(place),
  ]);
  return { place, name, state, isManaged };
}

async function sayState(world: World, schedule: Schedule): Promise<Line> {
  const { suspended, pausedUntil } = schedule;
  const where = conversation(schedule.place.conversation);
  if (suspended) return line`${where}: suspended since ${date(suspended.since)}, I cannot post there`;
  if (pausedUntil === untilResumed) return line`${where}: paused`;
  const [next] = await upcoming(world, schedule, 1);
  const paused = pausedUntil === undefined ? line`` : line`paused, `;
  return next
    ? line`${where}: ${paused}next question ${moment(next.at)}`
    : line`${where}: no question is due`;
}
