import type { Claim, Outcome } from '../../store/jobs.ts';
import type { Due } from '../../store/schedules.ts';
import { defineGroupScript } from './group.ts';
import { dueArguments } from './schedules.ts';

/**
 * 1: the claim held and is over, or this settlement was made before and its answer lost; 0: the fence is lost.
 * A schedule that was replaced under the claim knows better than the claim's holder what comes next.
 */
export const settle = defineGroupScript(`
local id, kind, message, again, slot, at = ARGV[2], ARGV[4], ARGV[5], tonumber(ARGV[6]), ARGV[7], tonumber(ARGV[8])
local job = heldBy(id, ARGV[3])
local sequence = filled(string.match(id, ' (.*)$'))
if not job then
  if kind == 'posted' then return sequence and messageOf(sequence) == message and 1 or 0 end
  return kind == 'closed' and sequence and (stateOf(sequence) == 'c' or stateOf(sequence) == 'v') and 1 or 0
end

local function free(untilThen)
  job.fence, job.held = 0, untilThen
  putJob(job)
  return 1
end
local function open()
  if messageOf(sequence) ~= '' then return end
  mark(sequence, stateOf(sequence) == 'v' and 'v' or 'o', message)
  addJob('close ' .. job.slot, tonumber(string.match(redis.call('HGET', S, sequence), '^%a|(%d+)')))
end

if kind == 'retry' then return free(again) end
if string.sub(id, 1, 6) == 'close ' then
  if sequence and stateOf(sequence) == 'o' then mark(sequence, 'c', messageOf(sequence)) end
  dropJob(job)
  return 1
end
if kind == 'posted' then
  if not sequence then return 0 end
  open()
elseif sequence and stateOf(sequence) == 'p' then
  mark(sequence, 's', '')
end
local isCurrent = tonumber(redis.call('HGET', C, 'version')) == job.version
if not isCurrent and job.moves == 1 then return free(0) end
dropJob(job)
if isCurrent and slot ~= '' then addPostJob(slot, at) end
return 1
`);

export function settleArguments(
  claim: Claim,
  outcome: Outcome,
  next: Due | undefined,
): readonly (string | number)[] {
  return [
    claim.schedule.place.conversation,
    `${claim.job} ${claim.slot}`,
    claim.fence,
    outcome.kind,
    outcome.kind === 'posted' ? outcome.message : '',
    outcome.kind === 'retry' ? Math.round(outcome.at) : 0,
    ...dueArguments(next),
  ];
}
