import type { Card } from '../../src/card/card.ts';
import type { ConversationId, MemberId, MessageId, Place, PostId, TeamId } from '../../src/ids.ts';
import { defaultSchedule, slotOn } from '../../src/schedule/calendar.ts';
import type { Due, Schedule } from '../../src/store/schedules.ts';
import type { Point } from './reporting-store.ts';
import type { Backend, Row, Strike } from './rows.ts';

/** What the platform accepted. */
interface Accepted {
  readonly message: MessageId;
  readonly mark: PostId;
  readonly card: Card;
  readonly at: number;
}

/** One conversation whose slot is due, what is to happen to it, and what is known of it. */
export interface Case {
  readonly row: Row;
  readonly backend: Backend;
  readonly place: Place;
  readonly schedule: Schedule;
  readonly due: Due;
  /** Those still to come. */
  readonly strikes: Strike[];
  readonly accepted: Accepted[];
  readonly members: readonly MemberId[];
  /** The letter that a member was told to have answered. */
  readonly acknowledged: Map<MemberId, string>;
  /** How often something was struck for it. */
  struck: number;
  /** By the monotonic clock: its lease began no earlier. */
  plannedAfter: number;
  isConfirmed: boolean;
  /** What happened, to be read where it went wrong. */
  readonly history: string[];
}

const membersEach = 4;
const halfAnHourMs = 30 * 60_000;
const team = 'fault:T1' as TeamId;

/** A slot of today that came due a while ago, in a zone where today began long before that. */
export function createCase(
  { row, backend, script }: Pick<Case, 'row' | 'backend'> & { readonly script: number },
  number: number,
  now: number,
): Case {
  const conversation = `fault:T1/C${number}` as ConversationId;
  const place: Place = { team, conversation };
  const zone = noonZone(now);
  const at = now - halfAnHourMs;
  const time = new Date(at + offsetOf(zone) * 3_600_000).toISOString().slice(11, 16);
  return {
    row,
    backend,
    place,
    schedule: { ...defaultSchedule(place, zone), time },
    due: { slot: slotOn(zone, at), at: at + number },
    strikes: [...(row.scripts[script % row.scripts.length] ?? [])],
    accepted: [],
    members: Array.from({ length: membersEach }, (_, i) => `fault:T1/U${number}-${i}` as MemberId),
    acknowledged: new Map(),
    struck: 0,
    plannedAfter: 0,
    isConfirmed: false,
    history: [],
  };
}

/** Takes the strike that this point is for, if it is. */
export function takeStrike(one: Case | undefined, point: Point): Strike | undefined {
  return one?.strikes[0]?.at === point ? one.strikes.shift() : undefined;
}

function noonZone(now: number): string {
  const offset = 12 - new Date(now).getUTCHours();
  return offset === 0 ? 'Etc/GMT' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;
}

/** Hours east; the sign in the name is the other way round. */
function offsetOf(zone: string): number {
  return -Number(zone.slice('Etc/GMT'.length));
}
