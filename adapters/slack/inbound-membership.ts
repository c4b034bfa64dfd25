import { z } from 'zod';
import type { Incoming } from '../../src/platform.ts';
import { toEvent, toMember, toPlace } from './ids.ts';
import { type Heard, nowhere, type Us } from './inbound.ts';

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
const Moved = z.object({ old_channel_id: z.string(), new_channel_id: z.string() });
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
  // No channel is concerned: the team's own id stands for one.
  if (event.type === 'app_uninstalled')
    return toHeard({ change: 'put out', channel: us.team, user: us.user }, from, us);
  if (event.type === 'channel_id_changed') return fromMove(event, from, us);
  const change = Object.hasOwn(changes, event.type) ? changes[event.type] : undefined;
  const left = Left.safeParse(event).data;
  if (!change || !left) return undefined;
  return toHeard({ change, channel: left.channel, user: left.user ?? left.actor_id ?? us.user }, from, us);
}

/** A private channel gets another id when it is shared with another company. Nobody is named. */
function fromMove(
  event: unknown,
  from: { readonly id: string; readonly at: number },
  us: Us,
): Heard | undefined {
  const moved = Moved.safeParse(event).data;
  if (!moved) return undefined;
  const where = { change: 'restored', channel: moved.new_channel_id, user: us.user } as const;
  const found = toHeard(where, from, us);
  const old = toPlace(us.team, moved.old_channel_id).conversation;
  return { ...found, incoming: { ...found.incoming, kind: 'moved', from: old } };
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
    route: { ...nowhere, user, channel },
    isForeign: false,
  };
}
