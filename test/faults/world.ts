import { setTimeout } from 'node:timers/promises';
import type { PostState } from '../../src/store/posts.ts';
import { admin, type Memory } from './backends.ts';
import type { Case } from './case.ts';
import { createConductor } from './conductor.ts';
import { answerAll } from './members.ts';
import { createReplicas, type Replicas } from './replicas.ts';
import type { ReplicaSetup } from './reporting-store.ts';
import { judge, type Verdict } from './verdict.ts';

export interface World {
  readonly memory: Memory;
  readonly cases: readonly Case[];
  readonly clock: 'right' | 'wrong';
}

export interface Outcome {
  readonly verdicts: readonly Verdict[];
  /** Processes that ended by themselves. */
  readonly crashes: number;
}

const pace = { leaseMs: 3_000, sendWithinMs: 1_500, everyMs: 250, atOnce: 2 };
const stalledMs = 120_000;
const minute = 60_000;

/** Every slot is due at once. */
export function makeDue({ memory, cases }: World): Promise<void> {
  return memory.with(async (store) => {
    for (const one of cases) await store.saveSchedule(one.schedule, one.due, admin);
  });
}

/** Processes fill the slots and die of it; then it is counted what stands. */
export async function runWorld(world: World, program: string): Promise<Outcome> {
  const { memory, cases } = world;
  const crashes = await fillAll(world, program);
  await memory.killServer(); // once more: what was acknowledged has to stand after that too
  const verdicts = await memory.with(async (store) => {
    const judged: Verdict[] = [];
    for (const one of cases) judged.push(await judge(store, one));
    return judged;
  });
  return { verdicts, crashes };
}

async function fillAll({ memory, cases, clock }: World, program: string): Promise<number> {
  const answering: Promise<void>[] = [];
  let isOver = false;
  const handlers = createConductor({
    cases,
    leaseMs: pace.leaseMs,
    sendWithinMs: pace.sendWithinMs,
    killServer: memory.killServer,
    onPosted: (one) => answering.push(answerAll(one, replicas, () => isOver)),
    onThawed: (replica) => replica.thaw(),
  });
  const replicas = createReplicas({
    program,
    setup: (number) => ({ store: memory.where, clock: clockOf(clock, number), pace }),
    handlers,
    onGone: () => keep(),
  });
  const keep = (): void => replicas.keep(wantedReplicas(cases, memory.mostReplicas));

  const watch = createWatch(cases);
  while (!isOver) {
    keep();
    await setTimeout(200);
    await confirmOthers(cases, replicas);
    // A clock that went back holds a lease for as long as it went back; somebody puts it right.
    if (clock === 'wrong' && memory.mostReplicas === 1 && watch.isSlow(replicas)) replicas.ready()[0]?.kill();
    isOver = isDone(cases) || watch.isStalled();
  }
  await Promise.all(answering);
  await replicas.stop();
  return replicas.crashes();
}

/** One at first, all in the end. */
function wantedReplicas(cases: readonly Case[], most: number): number {
  const done = cases.filter(({ isConfirmed }) => isConfirmed).length;
  return Math.min(most, 1 + Math.floor((most * done) / cases.length));
}

function isDone(cases: readonly Case[]): boolean {
  return cases.every((one) => one.isConfirmed && one.acknowledged.size === one.members.length);
}

/** Nobody may have lived to say that a post was confirmed: then the store is asked. */
async function confirmOthers(cases: readonly Case[], replicas: Replicas): Promise<void> {
  const [replica] = replicas.ready();
  const waiting = cases.filter((one) => !one.isConfirmed && one.accepted.length > 0).slice(0, 5);
  for (const one of replica ? waiting : []) {
    const asked = replica?.ask('posts', one.place.conversation);
    const posts = await Promise.race([asked, replica?.gone, setTimeout(2_000)]);
    const isOpen = ((posts ?? []) as readonly PostState[]).some(({ state }) => state === 'open'); // what it answers
    if (isOpen) one.isConfirmed = true;
  }
}

interface Watch {
  /** Nothing happened for two leases, though a process runs. */
  isSlow(replicas: Replicas): boolean;
  isStalled(): boolean;
}

function createWatch(cases: readonly Case[]): Watch {
  let before = -1;
  let since = performance.now();
  let slowSince = since;
  const look = (): void => {
    const progress = cases.reduce((sum, one) => sum + one.history.length + one.acknowledged.size, 0);
    if (progress !== before) since = slowSince = performance.now();
    before = progress;
  };
  return {
    isSlow(replicas) {
      look();
      if (replicas.ready().length === 0) slowSince = performance.now();
      const isSlow = performance.now() - slowSince > 2 * pace.leaseMs;
      if (isSlow) slowSince = performance.now();
      return isSlow;
    },
    isStalled() {
      look();
      return performance.now() - since > stalledMs;
    },
  };
}

/** Wrong ones from behind to ahead and back again, too slow and too fast: never further apart than a look-up reaches back. */
function clockOf(clock: 'right' | 'wrong', number: number): ReplicaSetup['clock'] {
  if (clock === 'right') return { offMs: 0, rate: 1 };
  const wrong = [
    { offMs: -7 * minute, rate: 1 },
    { offMs: -2 * minute, rate: 0.5 },
    { offMs: 5 * minute, rate: 1.5 },
    { offMs: 7 * minute, rate: 1 },
  ] as const;
  return wrong[number % wrong.length] ?? wrong[0];
}
