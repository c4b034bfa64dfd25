import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { toSlot } from '../../src/ids.ts';
import type { PostState } from '../../src/store/posts.ts';
import type { Store } from '../../src/store/store.ts';
import type { Backend } from './backends.ts';
import type { People } from './bot.ts';
import { answerOf, conversation, memberOf, type Size, scheduleOf, schedules, shownMembers } from './facts.ts';
import { cpuMs, type Pause, pauseDuring, summarize, type Timing, timeEach, watchLoop } from './measure.ts';

export interface Bench extends Backend {
  readonly people: People;
  readonly posts: readonly PostState[];
  readonly size: Size;
}

export interface Row {
  readonly what: string;
  readonly timing: Timing;
}

const reads = 500;
const rush = 200;
/** Those that were loaded end here; who answers first is new. */
let nextMember = 10_000_000;

export async function timeReads(bench: Bench): Promise<readonly Row[]> {
  const { people, size, store } = bench;
  const someone = (index: number) => memberOf((index * 7919) % size.regulars);
  const shown = Array.from({ length: shownMembers }, (_, index) => memberOf(index));
  const last = size.posts;
  return [
    { what: 'floor: the bytes of one /streak, read raw', timing: await timeEach(reads, bench.readRaw) },
    { what: '/streak', timing: await timeEach(reads, (index) => people.streak(someone(index))) },
    {
      what: 'board, this week',
      timing: await timeEach(reads, (index) => people.board(someone(index), 'this')),
    },
    {
      what: 'board, last week',
      timing: await timeEach(reads, (index) => people.board(someone(index), 'last')),
    },
    {
      what: 'store.board of all posts (no card asks for it)',
      timing: await timeEach(100, () => store.board(conversation, { from: 1, to: last }, shown)),
    },
  ];
}

/** So many people answer the open question: at the same instant, then spread over ten seconds. Until the verdict is there. */
export async function timeRush(bench: Bench): Promise<readonly Row[]> {
  return [
    { what: `${rush} answers in one instant: until the verdict`, timing: await answerAll(bench, 0) },
    { what: `${rush} answers in ten seconds: until the verdict`, timing: await answerAll(bench, 10_000) },
  ];
}

async function answerAll({ people, size }: Bench, withinMs: number): Promise<Timing> {
  const loop = watchLoop();
  const used = process.cpuUsage();
  const spent = await Promise.all(
    Array.from({ length: rush }, async (_, index) => {
      if (withinMs > 0) await setTimeout((index * withinMs) / rush);
      const start = performance.now();
      await people.answers(memberOf(nextMember++), size.posts, '1');
      return performance.now() - start;
    }),
  );
  return summarize(spent, loop.stop(), cpuMs(used));
}

export interface Rates {
  readonly raw: number;
  readonly answers: number;
}

/** Writes a second: raw ones and answers in turns, each awaited before the next, or `atOnce` on their way. */
export async function timeWrites(bench: Bench, atOnce: number): Promise<readonly Rates[]> {
  const { store, posts } = bench;
  const open = posts.at(-1);
  if (!open) throw new Error('no posts');
  const rates: Rates[] = [];
  for (let turn = 0; turn < 5; turn += 1)
    rates.push({
      raw: await rateOf(atOnce, () => bench.writeRaw(nextMember++)),
      answers: await rateOf(atOnce, () => store.answer(answerOf(memberOf(nextMember++), open))),
    });
  return rates;
}

async function rateOf(atOnce: number, write: () => Promise<unknown>): Promise<number> {
  const writes = 400;
  const start = performance.now();
  for (let written = 0; written < writes; written += atOnce)
    await Promise.all(Array.from({ length: atOnce }, write));
  return writes / ((performance.now() - start) / 1000);
}

const exported = 300_000;

export async function timePauses({ store, size }: Bench): Promise<readonly { what: string; pause: Pause }[]> {
  const someone = memberOf(Math.floor(size.regulars / 2));
  return [
    { what: 'nothing, for a second', pause: await pauseDuring(() => setTimeout(1000)) },
    { what: "a member's export", pause: await pauseDuring(() => readFacts(store.facts(someone))) },
    { what: `the first ${exported} facts of all`, pause: await pauseDuring(() => readFacts(store.facts())) },
    { what: 'forgetting a member', pause: await pauseDuring(() => store.forget(someone)) },
  ];
}

async function readFacts(facts: ReturnType<Store['facts']>): Promise<void> {
  let read = 0;
  for await (const _ of facts) {
    read += 1;
    if (read === exported) return;
  }
}

/** The sweep's cost must not grow with the schedules that are not due. */
export async function timeClaims({ store }: Bench, sizes: readonly number[]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let there = 0;
  for (const count of sizes) {
    await store.restore(schedules(there, count));
    there = count;
    rows.push(
      {
        what: `${count} schedules, nothing due`,
        timing: await timeEach(reads, () => store.claimDue(100, 60_000)),
      },
      {
        what: `${count} schedules, one due, claimed and settled`,
        timing: await timeEach(reads, () => claimOne(store)),
      },
    );
  }
  return rows;
}

async function claimOne(store: Store): Promise<void> {
  await store.saveSchedule(scheduleOf(conversation), { slot: toSlot('2100-01-01'), at: 1000 }, memberOf(0));
  const [claim] = await store.claimDue(100, 60_000);
  if (!claim) throw new Error('nothing was due');
  await store.settle(claim, { kind: 'skipped', why: 'measured' }, undefined);
}
