import { defineScript, type Script } from './link.ts';

/**
 * What the scripts of a conversation share. Its keys come in the order of `Group`; the first argument is its id.
 * A job is `due|lease|fence|version|moves on|held until`, its id `post 2026-03-01` or `close 2026-03-01`; in the queues
 * it stands as `due id conversation`. Progress of a post is `state|closes|a|b|c|d|message`.
 * Fields of the index: `s` and a slot, `i` and a post's id, lead to a sequence.
 */
const prelude = `
local C, J, P, S, X, H, DUE, HELD, LISTED = unpack(KEYS)
local CONVERSATION = ARGV[1]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function int(n) return string.format('%.0f', n) end

local function getJob(id)
  local text = redis.call('HGET', J, id)
  if not text then return nil end
  local due, lease, fence, version, moves, held = string.match(text, '^(%d+)|(%d+)|(%d+)|(%d+)|(%d)|(%d+)$')
  return { id = id, slot = string.match(id, ' (.*)$'), due = tonumber(due), lease = tonumber(lease), fence = tonumber(fence),
    version = tonumber(version), moves = tonumber(moves), held = tonumber(held) }
end
local function entry(job) return int(job.due) .. ' ' .. job.id .. ' ' .. CONVERSATION end
local function putJob(job)
  redis.call('HSET', J, job.id, table.concat({ int(job.due), int(job.lease), int(job.fence), int(job.version), job.moves, int(job.held) }, '|'))
  redis.call('ZREM', job.held > 0 and DUE or HELD, entry(job))
  if job.held > 0 then redis.call('ZADD', HELD, int(job.held), entry(job)) else redis.call('ZADD', DUE, int(job.due), entry(job)) end
end
local function dropJob(job)
  redis.call('HDEL', J, job.id)
  redis.call('ZREM', DUE, entry(job))
  redis.call('ZREM', HELD, entry(job))
end
local function addJob(id, due)
  if redis.call('HEXISTS', J, id) == 0 then
    putJob({ id = id, due = due, lease = 0, fence = 0, version = 0, moves = 0, held = 0 })
  end
end
local function filled(slot) return redis.call('HGET', X, 's' .. slot) end
local function addPostJob(slot, at)
  if filled(slot) then at = math.min(at, now) end
  addJob('post ' .. slot, at)
end
local function heldBy(id, fence)
  local job = getJob(id)
  if job and job.fence > 0 and job.fence == tonumber(fence) then return job end
end
local function postAt(sequence)
  return { sequence, redis.call('HGET', P, sequence), redis.call('HGET', S, sequence) }
end
local function stateOf(sequence) return string.sub(redis.call('HGET', S, sequence), 1, 1) end
local function messageOf(sequence) return string.match(redis.call('HGET', S, sequence), '^%a|%d+|%d+|%d+|%d+|%d+|(.*)$') end
local function isPosted(state) return (state == 'o' or state == 'c') and 1 or 0 end
local function countPosted(before, after)
  local step = isPosted(after) - isPosted(before)
  if step ~= 0 then redis.call('HINCRBY', C, 'posted', step) end
end
local function mark(sequence, state, message)
  local middle = string.match(redis.call('HGET', S, sequence), '^%a(|%d+|%d+|%d+|%d+|%d+|)')
  countPosted(stateOf(sequence), state)
  redis.call('HSET', S, sequence, state .. middle .. message)
end
`;

export function defineGroupScript(body: string): Script {
  return defineScript(prelude + body);
}

/** With its jobs, which leave the queues: nobody is handed out one of a conversation that is gone. */
export const dropConversation = defineGroupScript(`
for _, id in ipairs(redis.call('HKEYS', J)) do dropJob(getJob(id)) end
redis.call('SREM', LISTED, CONVERSATION)
redis.call('DEL', C, J, P, S, X, H)
`);
