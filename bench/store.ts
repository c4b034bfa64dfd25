import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { Redis } from 'ioredis';
import type { ConversationId, MemberId, PostId, TeamId } from '../src/ids.ts';
import type { Answer, Fact, PostState, Schedule, Store } from '../src/store.ts';
import { openEmbedded } from '../src/stores/embedded.ts';
import { openRedis } from '../src/stores/redis.ts';

/**
 * What a store costs: bytes an answer, and how long the reads behind `/streak` and the board take, beside how long the
 * event loop stood still. `--redis URL` adds a Redis server, whose database 0 should be empty; `--full` is 50,000 members
 * and 750 posts, of which each member answered all.
 */
const { values } = parseArgs({
  options: {
    redis: { type: 'string' },
    full: { type: 'boolean', default: false },
    members: { type: 'string' },
    posts: { type: 'string' },
    schedules: { type: 'string' },
  },
});
const size = {
  members: Number(values.members ?? (values.full ? 50_000 : 2000)),
  posts: Number(values.posts ?? (values.full ? 750 : 100)),
  schedules: Number(values.schedules ?? (values.full ? 100_000 : 10_000)),
};
const reads = 300;
const team = 'bench:T0123ABCD' as TeamId;
const conversation = 'bench:T0123ABCD/C0123ABCD' as ConversationId;

const folder = mkdtempSync(join(tmpdir(), 'coach-bench-'));
try {
  await measure(
    'embedded',
    await openEmbedded({ folder }),
    async () => statSync(join(folder, 'coach.db')).size,
  );
  if (values.redis) await measureRedis(values.redis);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measureRedis(url: string): Promise<void> {
  const client = new Redis(url);
  const used = async (): Promise<number> =>
    Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1]);
  await measure('redis', await openRedis({ url, prefix: 'bench' }), used);
  client.disconnect();
}

async function measure(name: string, store: Store, bytes: () => Promise<number>): Promise<void> {
  say(name, `${size.members} members, ${size.posts} posts, ${size.schedules} schedules`);
  await store.restore(posts());
  const before = await bytes();
  const began = performance.now();
  await store.restore(answers());
  const seconds = (performance.now() - began) / 1000;
  const count = size.members * size.posts;
  say(name, `restored ${Math.round(count / seconds)} answers/s`);
  say(name, `${(((await bytes()) - before) / count).toFixed(1)} bytes an answer`);

  await time(name, 'answers and posts', async () => {
    const member = memberOf(Math.floor(Math.random() * size.members));
    await Promise.all([store.answers(member, conversation), store.posts(conversation, size.posts)]);
  });
  const shown = Array.from({ length: 200 }, (_, index) => memberOf(index * Math.floor(size.members / 200)));
  await time(name, 'board of a week', async () => {
    await store.board(conversation, size.posts - 4, size.posts, shown);
  });
  await time(name, 'board of everything', async () => {
    await store.board(conversation, 1, size.posts, shown);
  });
  await timeAnswers(name, store);
  await time(name, 'one answer again', async () => {
    await store.answer(answerOf(memberOf(7), 1));
  });
  await timeClaims(name, store);
  await store.close();
}

/** New answers, one awaited after the other: what a durable write costs. */
async function timeAnswers(name: string, store: Store): Promise<void> {
  let next = size.members;
  await time(name, 'one new answer', async () => {
    next += 1;
    await store.answer(answerOf(memberOf(next), size.posts));
  });
}

/** The sweep's cost must not grow with the schedules that are not due. */
async function timeClaims(name: string, store: Store): Promise<void> {
  await time(name, 'nothing due, 1 schedule', () => store.claimDue(100, 60_000));
  await store.restore(schedules());
  await time(name, `nothing due, ${size.schedules} schedules`, () => store.claimDue(100, 60_000));
  await time(name, 'one due, claimed and delayed', async () => {
    await store.saveSchedule(scheduleOf(conversation), { slot: '2030-01-01', at: 1000 }, memberOf(0));
    const [claim] = await store.claimDue(100, 60_000);
    if (claim) await store.settle(claim, { kind: 'skipped', why: 'measured' }, undefined);
  });
}

async function time(name: string, what: string, work: () => Promise<unknown>): Promise<void> {
  const loop = monitorEventLoopDelay({ resolution: 1 });
  const times: number[] = [];
  for (let warm = 0; warm < 5; warm += 1) await work();
  loop.enable();
  for (let read = 0; read < reads; read += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
    await new Promise((done) => setImmediate(done));
  }
  loop.disable();
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(share * times.length)] ?? 0).toFixed(2);
  say(
    name,
    `${what}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest pause ${(loop.max / 1e6).toFixed(0)} ms`,
  );
}

function say(name: string, text: string): void {
  console.log(`${name.padEnd(9)} ${text}`);
}

function memberOf(index: number): MemberId {
  return `bench:T0123ABCD/U${index.toString(36).toUpperCase().padStart(9, '0')}` as MemberId;
}

function scheduleOf(name: ConversationId): Schedule {
  return {
    place: { team, conversation: name },
    time: '10:00',
    zone: 'Europe/Berlin',
    days: [1, 2, 3, 4, 5],
    holidays: [],
    packs: ['incidents'],
    difficulty: undefined,
    closesAfterHours: undefined,
    names: 'join',
    discussion: false,
    role: undefined,
    pausedUntil: undefined,
    suspended: undefined,
    turnedDown: false,
  };
}

function idOf(sequence: number): PostId {
  return `p${String(sequence).padStart(9, '0')}` as PostId;
}

function postOf(sequence: number): PostState {
  const lines = 'A rollout has stopped half way and the error rate is normal. '.repeat(8);
  return {
    id: idOf(sequence),
    place: { team, conversation },
    slot: new Date(Date.UTC(2020, 0, sequence)).toISOString().slice(0, 10),
    sequence,
    question: {
      id: `kubernetes/q${sequence}`,
      guide: 'kubernetes',
      section: 'kubernetes#roll-back',
      difficulty: 2,
      stem: lines,
      choices: [0, 1, 2, 3].map(() => ({ text: lines.slice(0, 120), why: lines.slice(0, 160) })),
      best: 1,
    },
    fromIncident: false,
    plannedAt: 1_600_000_000_000,
    closesAt: 1_600_000_000_000,
    message: undefined,
    state: 'closed',
    counts: [0, 0, 0, 0],
  };
}

function answerOf(member: MemberId, sequence: number): Answer {
  return {
    member,
    place: { team, conversation },
    post: idOf(sequence),
    sequence,
    kind: 'answer',
    choice: sequence % 4,
    isRight: sequence % 4 === 1,
    isOnTime: true,
    at: 1_600_000_000_000 + sequence * 86_400_000,
  };
}

async function* posts(): AsyncGenerator<Fact> {
  yield { kind: 'schedule', schedule: scheduleOf(conversation), next: undefined };
  for (let sequence = 1; sequence <= size.posts; sequence += 1)
    yield { kind: 'post', post: postOf(sequence) };
}

async function* answers(): AsyncGenerator<Fact> {
  for (let index = 0; index < size.members; index += 1)
    for (let sequence = 1; sequence <= size.posts; sequence += 1)
      yield { kind: 'answer', answer: answerOf(memberOf(index), sequence) };
}

async function* schedules(): AsyncGenerator<Fact> {
  for (let index = 0; index < size.schedules; index += 1) {
    const schedule = scheduleOf(`bench:T0123ABCD/C${index}` as ConversationId);
    yield { kind: 'schedule', schedule, next: { slot: '2100-01-01', at: 4_100_000_000_000 + index } };
  }
}
