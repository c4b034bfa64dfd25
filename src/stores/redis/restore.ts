import type { Answer } from '../../store/answers.ts';
import type { Fact } from '../../store/facts.ts';
import type { PostState } from '../../store/posts.ts';
import type { Store } from '../../store/store.ts';
import { counts, keyOf, packAnswer } from '../shared/answers.ts';
import { answersTogether, inBatches } from '../shared/batches.ts';
import { pendingJob, toPlanned } from '../shared/posts.ts';
import { reporterOf, textOf } from '../shared/reports.ts';
import { packedAnswers } from './answers.ts';
import { putAttempt } from './attempts.ts';
import { defineGroupScript } from './group.ts';
import type { Keys } from './keys.ts';
import { defineScript, type Link } from './link.ts';
import type { Notes } from './notes.ts';
import type { Plans } from './plans.ts';
import { storedProgress } from './progress.ts';
import { recount } from './recount.ts';
import { type Schedules, storedChange } from './schedules.ts';

const batchFacts = 500;

/** Adds to a list what is not in it. */
const addOnce = defineScript(`
if not redis.call('LPOS', KEYS[1], ARGV[1]) then redis.call('RPUSH', KEYS[1], ARGV[1]) end
`);

const putPost = defineGroupScript(`
local sequence, slot, post, planned, progress, job, at = ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6], ARGV[7], tonumber(ARGV[8])
redis.call('HSET', P, sequence, planned)
countPosted(string.sub(redis.call('HGET', S, sequence) or '', 1, 1), string.sub(progress, 1, 1))
redis.call('HSET', S, sequence, progress)
redis.call('HSET', X, 's' .. slot, sequence, 'i' .. post, sequence)
if tonumber(redis.call('HGET', C, 'sequence') or 0) < tonumber(sequence) then redis.call('HSET', C, 'sequence', sequence) end
if job ~= '' then addJob(job .. ' ' .. slot, at) end
`);

/** Records with their keys, and for those that count the place of their post's bits among the script's keys. */
const putAnswers = defineScript(`${packedAnswers}
local data = redis.call('GET', KEYS[2]) or newHead(KEYS[1])
for i = 1, #ARGV, 3 do
  local longer = insert(data, tonumber(ARGV[i]), ARGV[i + 1])
  if longer and ARGV[i + 2] ~= '0' then redis.call('SETBIT', KEYS[tonumber(ARGV[i + 2])], ordinalOf(data), 1) end
  data = longer or data
end
redis.call('SET', KEYS[2], data)
`);

export interface Written {
  readonly link: Link;
  readonly keys: Keys;
  readonly plans: Plans;
  readonly schedules: Schedules;
  readonly notes: Notes;
  readonly now: Store['now'];
}

export function createRestore(parts: Written): Pick<Store, 'restore'> {
  return {
    async restore(facts, check) {
      const { link, keys } = parts;
      await link.send('hset', keys.about, 'restoring', new Date(await parts.now()).toISOString());
      await writeFacts(parts, facts);
      await recount(parts);
      await check?.();
      await link.send('hdel', keys.about, 'restoring');
    },
  };
}

/** Facts as they were; tallies stay as they are. */
export async function writeFacts(parts: Written, facts: AsyncIterable<Fact>): Promise<void> {
  const now = await parts.now();
  for await (const batch of inBatches(facts, batchFacts)) {
    // One after another where the order is remembered; answers together, each member's at once.
    for (const fact of batch) if (fact.kind === 'change') await putChange(parts, fact);
    await Promise.all(batch.map((fact) => put(parts, fact, now)));
    await Promise.all(answersTogether(batch).map((answers) => restoreAnswers(parts, answers)));
    parts.plans.forgetCached();
  }
}

async function put(parts: Written, fact: Fact, now: number): Promise<void> {
  if (fact.kind === 'schedule') await parts.schedules.put(fact.schedule, fact.next);
  if (fact.kind === 'post') await restorePost(parts, fact.post, now);
  if (fact.kind === 'attempt') await putAttempt(parts.link, parts.keys, fact.attempt);
  if (fact.kind === 'report') await putReport(parts, fact);
  if (fact.kind === 'note') await parts.notes.replace(fact.of, fact.id, fact.note);
}

async function putChange({ link, keys }: Written, fact: Extract<Fact, { kind: 'change' }>): Promise<void> {
  const [about, , , , , history] = keys.group(fact.conversation);
  await link.run(addOnce, [history], [storedChange(fact.change)]);
  await link.send('hsetnx', about, 'sequence', 0);
}

async function restorePost({ link, keys }: Written, post: PostState, now: number): Promise<void> {
  const { conversation } = post.place;
  const pending = pendingJob(post, now);
  await link.run(putPost, keys.group(conversation), [
    conversation,
    post.sequence,
    post.slot,
    post.id,
    JSON.stringify(toPlanned(post)),
    storedProgress(post),
    pending?.job ?? '',
    pending?.at ?? 0,
  ]);
}

async function restoreAnswers(
  { link, keys }: Written,
  answers: readonly [Answer, ...Answer[]],
): Promise<void> {
  const { place, member } = answers[0];
  const { conversation } = place;
  const sequences = [...new Set(answers.filter(counts).map((answer) => answer.sequence))];
  const bits = new Map(sequences.map((sequence, index) => [sequence, index + 3]));
  await link.run(
    putAnswers,
    [
      keys.group(conversation)[0],
      keys.answers(conversation, member),
      ...sequences.map((sequence) => keys.answerers(conversation, sequence)),
    ],
    answers.flatMap((answer) => [
      keyOf(answer),
      packAnswer(answer),
      counts(answer) ? (bits.get(answer.sequence) ?? 0) : 0,
    ]),
  );
}

async function putReport({ link, keys }: Written, fact: Extract<Fact, { kind: 'report' }>): Promise<void> {
  const { report } = fact;
  const { conversation } = report.place;
  const text = textOf(report);
  if (report.member !== undefined) {
    const stored = reporterOf({ ...report, member: report.member });
    await link.send('hsetnx', keys.reporters(conversation, report.post), report.member, stored);
  } else if (text) {
    await link.run(addOnce, [keys.reportTexts(conversation, report.post)], [text]);
  }
}
