import type { ConversationId, Epoch, Slot } from '../../ids.ts';
import type { Claim } from '../../store/jobs.ts';
import type { Store } from '../../store/store.ts';
import { toPlanned } from '../shared/posts.ts';
import { parseSchedule } from '../shared/schedules.ts';
import { defineGroupScript } from './group.ts';
import type { Keys } from './keys.ts';
import { defineScript, inTime, type Link } from './link.ts';
import type { Posts } from './posts.ts';
import { asList, asText } from './replies.ts';
import { settle, settleArguments } from './settle.ts';

/**
 * What is due in a shard, posts first, after those whose lease or delay is over are back in the queue. Of more than a
 * thousand that are due there, those behind wait until some before them are done.
 */
const look = defineScript(`
local DUE, HELD, atMost = KEYS[1], KEYS[2], tonumber(ARGV[1])
local time = redis.call('TIME')
local now = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000))
for _, entry in ipairs(redis.call('ZRANGEBYSCORE', HELD, '-inf', now, 'LIMIT', 0, 1000)) do
  redis.call('ZREM', HELD, entry)
  redis.call('ZADD', DUE, string.match(entry, '^%d+'), entry)
end
local posts, closes = {}, {}
for _, entry in ipairs(redis.call('ZRANGEBYSCORE', DUE, '-inf', now, 'LIMIT', 0, 1000)) do
  if #posts >= atMost then break end
  local some = string.find(entry, '^%d+ post ') and posts or closes
  if #some < atMost then some[#some + 1] = entry end
end
for i = 1, math.min(#closes, atMost - #posts) do posts[#posts + 1] = closes[i] end
return posts
`);

/** An entry of the queue that its job no longer stands for is dropped from it. */
const take = defineGroupScript(`
local job = getJob(ARGV[2])
if ARGV[4] ~= '' and (not job or entry(job) ~= ARGV[4]) then redis.call('ZREM', DUE, ARGV[4]) end
if not job or job.held > now or job.due > now then return nil end
job.lease = tonumber(ARGV[3])
job.held = now + job.lease
job.fence = redis.call('HINCRBY', C, 'fence', 1)
job.version = tonumber(redis.call('HGET', C, 'version'))
putJob(job)
local sequence = filled(job.slot)
return { int(job.fence), int(job.due), redis.call('HGET', C, 'schedule'), sequence and postAt(sequence) or '' }
`);

/** The lease starts again, so that nobody looks for the message while it may still be on its way. */
const plan = defineGroupScript(`
local job = heldBy(ARGV[2], ARGV[3])
if not job or job.held <= now then return nil end
local sequence = filled(job.slot)
if sequence and stateOf(sequence) ~= 'p' then return postAt(sequence) end
job.held = now + job.lease
putJob(job)
if not sequence then
  sequence = int(redis.call('HINCRBY', C, 'sequence', 1))
  redis.call('HSET', P, sequence, ARGV[5])
  redis.call('HSET', S, sequence, 'p|' .. ARGV[6] .. '|0|0|0|0|')
  redis.call('HSET', X, 's' .. job.slot, sequence, 'i' .. ARGV[4], sequence)
end
return postAt(sequence)
`);

/** Where others were faster with all that was due, what is behind it may still be there. */
const mostLooks = 5;

interface Waiting {
  readonly entry: string;
  readonly dueAt: Epoch;
  readonly id: string;
  readonly conversation: ConversationId;
}

export function createJobs(
  link: Link,
  keys: Keys,
  posts: Posts,
): Pick<Store, 'claimDue' | 'claimSlot' | 'plan' | 'settle'> {
  return {
    claimDue: (atMost, leaseMs) =>
      inTime(async () => {
        for (let looks = 0; looks < mostLooks; looks += 1) {
          const waiting = await due(atMost);
          const claims = await Promise.all(waiting.map((job) => claim(job, leaseMs)));
          const taken = claims.filter((one) => one !== undefined);
          if (taken.length > 0 || waiting.length === 0) return taken;
        }
        return [];
      }),
    claimSlot: (conversation, slot, leaseMs) =>
      claim({ conversation, id: `post ${slot}`, entry: '' }, leaseMs),
    async plan(claim, post) {
      const { conversation } = claim.schedule.place;
      const planned = JSON.stringify(toPlanned({ ...post, slot: claim.slot }));
      const reply = await link.run(plan, keys.group(conversation), [
        conversation,
        `${claim.job} ${claim.slot}`,
        claim.fence,
        post.id,
        planned,
        post.closesAt,
      ]);
      return reply === null ? undefined : posts.parse(conversation, reply);
    },
    async settle(claim, outcome, next) {
      const group = keys.group(claim.schedule.place.conversation);
      return (await link.run(settle, group, settleArguments(claim, outcome, next))) === 1;
    },
  };

  async function due(atMost: number): Promise<readonly Waiting[]> {
    const queues = await Promise.all(keys.queues.map((queue) => link.run(look, queue, [atMost])));
    const waiting = queues.flatMap((entries) => asList(entries).map(toWaiting));
    return waiting.toSorted(postsFirst).slice(0, atMost);
  }

  async function claim(job: Omit<Waiting, 'dueAt'>, leaseMs: number): Promise<Claim | undefined> {
    const { conversation, id, entry } = job;
    const reply = await link.run(take, keys.group(conversation), [conversation, id, leaseMs, entry]);
    if (reply === null) return undefined;
    const [fence, dueAt, schedule, post] = asList(reply);
    return {
      schedule: parseSchedule(asText(schedule)),
      job: isClose(job) ? 'close' : 'post',
      slot: id.slice(id.indexOf(' ') + 1) as Slot, // as it was stored
      dueAt: Number(dueAt),
      fence: Number(fence),
      post: post === '' ? undefined : posts.parse(conversation, post),
    };
  }
}

/** `due job slot conversation`; only the last may hold a space. */
function toWaiting(reply: unknown): Waiting {
  const entry = asText(reply);
  const [due, job, slot, ...conversation] = entry.split(' ');
  return {
    entry,
    dueAt: Number(due),
    id: `${job} ${slot}`,
    conversation: conversation.join(' ') as ConversationId, // as it was stored
  };
}

/** Each kind by time. */
function postsFirst(a: Waiting, b: Waiting): number {
  return Number(isClose(a)) - Number(isClose(b)) || a.dueAt - b.dueAt || (a.entry < b.entry ? -1 : 1);
}

function isClose({ id }: Pick<Waiting, 'id'>): boolean {
  return id.startsWith('close ');
}
