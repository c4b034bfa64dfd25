import type { ConversationId, Epoch, Slot } from '../../ids.ts';
import type { Change, Due, Schedule } from '../../store/schedules.ts';
import type { Store } from '../../store/store.ts';
import { parseSchedule } from '../shared/schedules.ts';
import { defineGroupScript } from './group.ts';
import type { Keys } from './keys.ts';
import type { Link } from './link.ts';
import { asList, asText } from './replies.ts';

/**
 * The slot that waits gives way, claimed or not. One that was planned stays, because it may have been sent: where the
 * new slot is the same date, it moves on when it is settled. A date filled before is handed out at once, to be moved on from.
 */
const save = defineGroupScript(`
local schedule, slot, at, by = ARGV[2], ARGV[3], tonumber(ARGV[4]), ARGV[5]
if by ~= '' and redis.call('HGET', C, 'schedule') ~= schedule then
  redis.call('RPUSH', H, '{"at":' .. int(now) .. ',"by":' .. by .. ',"schedule":' .. schedule .. '}')
end
redis.call('HSET', C, 'schedule', schedule)
redis.call('SADD', LISTED, CONVERSATION)
redis.call('HINCRBY', C, 'version', 1)
for _, id in ipairs(redis.call('HKEYS', J)) do
  if string.sub(id, 1, 5) == 'post ' then
    local job = getJob(id)
    local sequence = filled(job.slot)
    if sequence and stateOf(sequence) == 'p' then
      job.moves = job.slot == slot and 1 or 0
      putJob(job)
    else
      dropJob(job)
    end
  end
end
if slot ~= '' then addPostJob(slot, at) end
`);

/** The slot that waits, or else the one under way. */
const next = defineGroupScript(`
local best
for _, id in ipairs(redis.call('HKEYS', J)) do
  if string.sub(id, 1, 5) == 'post ' then
    local job = getJob(id)
    local sequence = filled(job.slot)
    job.rank = sequence and stateOf(sequence) == 'p' and 1 or 0
    if not best or job.rank < best.rank or (job.rank == best.rank and job.due < best.due) then best = job end
  end
end
if best then return { best.slot, int(best.due) } end
`);

export interface Schedules extends Pick<Store, 'saveSchedule' | 'schedule' | 'nextDue' | 'changes'> {
  /** A schedule and its next slot, without a word about who did it. */
  put(schedule: Schedule, next: Due | undefined): Promise<void>;
  /** Oldest first. */
  allChanges(conversation: ConversationId): Promise<readonly Change[]>;
}

export function createSchedules(link: Link, keys: Keys): Schedules {
  const write = async (schedule: Schedule, due: Due | undefined, by: string): Promise<void> => {
    const { conversation } = schedule.place;
    const text = JSON.stringify(schedule);
    await link.run(save, keys.group(conversation), [conversation, text, ...dueArguments(due), by]);
  };
  const changes = async (conversation: ConversationId, last: number): Promise<readonly Change[]> => {
    const [, , , , , history] = keys.group(conversation);
    return asList(await link.send('lrange', history, -last, -1)).map((text) => parseChange(asText(text)));
  };

  return {
    put: (schedule, due) => write(schedule, due, ''),
    saveSchedule: (schedule, due, by) => write(schedule, due, by === undefined ? '' : JSON.stringify(by)),
    async schedule(conversation) {
      const text = await link.send('hget', keys.group(conversation)[0], 'schedule');
      return text === null ? undefined : parseSchedule(asText(text));
    },
    async nextDue(conversation) {
      const reply = await link.run(next, keys.group(conversation), [conversation]);
      if (reply === null) return undefined;
      const [slot = '', at] = asList(reply).map(asText);
      return { slot: slot as Slot, at: Number(at) }; // as it was stored
    },
    changes: async (conversation, last) => (last > 0 ? (await changes(conversation, last)).toReversed() : []),
    allChanges: (conversation) => changes(conversation, 0),
  };
}

export function dueArguments(due: Due | undefined): readonly [slot: string, at: Epoch] {
  return due ? [due.slot, Math.round(due.at)] : ['', 0];
}

/** Written by this store under the data's version. */
export function parseChange(text: string): Change {
  const change = JSON.parse(text) as Change;
  return { ...change, schedule: parseSchedule(JSON.stringify(change.schedule)) };
}

/** As the script writes it: the same text for the same change. */
export function storedChange({ at, by, schedule }: Change): string {
  return JSON.stringify({ at, by, schedule });
}
