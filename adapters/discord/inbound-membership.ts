import { z } from 'zod';
import type { Epoch } from '../../src/ids.ts';
import type { Incoming } from '../../src/platform.ts';
import { toEvent, toMember, toPlace } from './ids.ts';

type Membership = Extract<Incoming, { kind: 'membership' }>;

/** `event` is the same on every replica that hears it, and another one when it happens again. */
export function toMembership(change: {
  readonly what: Membership['change'];
  readonly guild: string;
  readonly channel: string;
  readonly user: string;
  readonly event: string;
  readonly at: Epoch;
}): Membership {
  return {
    kind: 'membership',
    change: change.what,
    id: toEvent(change.event),
    at: change.at,
    place: toPlace(change.guild, change.channel),
    member: toMember(change.user),
    isDirect: false,
  };
}

const Left = z.object({ guild_id: z.string(), user: z.object({ id: z.string() }) });
const windowMs = 600_000;

/** A member who left the server. No channel is concerned: the member's own id stands for one. */
export function fromMemberRemoved(body: unknown, us: string, at: Epoch): Membership | undefined {
  const left = Left.safeParse(body).data;
  if (!left || left.user.id === us) return undefined;
  const { guild_id: guild, user } = left;
  const event = `left/${guild}/${user.id}/${momentOf(at)}`;
  return toMembership({ what: 'member left', guild, channel: user.id, user: user.id, event, at });
}

/** Discord's events carry no time: replicas that hear one at almost the same moment name it alike. */
export function momentOf(at: Epoch): number {
  return Math.floor(at / windowMs);
}
