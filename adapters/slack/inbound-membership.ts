import { z } from 'zod';
import type { Incoming } from '../../src/platform.ts';
import { toEvent, toMember, toPlace } from './ids.ts';
import type { Heard, Us } from './inbound.ts';

type Change = Extract<Incoming, { kind: 'membership' }>['change'];

const changes: Readonly<Record<string, Change>> = {
  channel_left: 'removed',
  group_left: 'removed',
  channel_deleted: 'removed',
  group_deleted: 'removed',
  channel_archive: 'archived',
  group_archive: 'archived',
  channel_unarchive: 'restored',
  group_unarchive: 'restored',
};

const Left = z.object({ channel: z.string(), user: z.string().nullish(), actor_id: z.string().nullish() });
const Joined = z.object({ channel: z.string(), user: z.string(), inviter: z.string().nullish() });
const Changed = z.object({ user: z.object({ id: z.string(), deleted: z.boolean().nullish() }) });

/** What happened to the bot's place in a channel, or to a member of the team. */
export function fromMembership(
  event: { readonly type: string },
  from: { readonly id: string; readonly at: number },
  us: Us,
): Heard | undefined {
  if (event.type === 'member_joined_channel') {
    const joined = Joined.safeParse(event).data;
    if (joined?.user !== us.user) return undefined;
    return toHeard({ change: 'invited', channel: joined.channel, user: joined.inviter ?? us.user }, from, us);
  }
  if (event.type === 'user_change') {
    const user = Changed.safeParse(event).data?.user;
    // No channel is concerned: the member's own id stands for one.
    return user?.deleted
      ? toHeard({ change: 'member left', channel: user.id, user: user.id }, from, us)
      : undefined;
  }
  const change = Object.hasOwn(changes, event.type) ? changes[event.type] : undefined;
  const left = Left.safeParse(event).data;
  if (!change || !left) return undefined;
  return toHeard({ change, channel: left.channel, user: left.user ?? left.actor_id ?? us.user }, from, us);
}

function toHeard(
  { change, channel, user }: { readonly change: Change; readonly channel: string; readonly user: string },
  from: { readonly id: string; readonly at: number },
  us: Us,
): Heard {
  return {
    incoming: {
      kind: 'membership',
      change,
      id: toEvent(from.id),
      at: from.at,
      place: toPlace(us.team, channel),
      member: toMember(us.team, user),
      isDirect: false,
    },
    route: {
      surface: 'none',
      user,
      channel,
      thread: undefined,
      message: undefined,
      responseUrl: undefined,
      trigger: undefined,
      view: undefined,
    },
    isForeign: false,
  };
}
