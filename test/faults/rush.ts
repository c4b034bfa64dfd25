import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createDraw } from '../../src/bot/draw.ts';
import type { MessageId, PostId } from '../../src/ids.ts';
import type { Platform } from '../../src/platform.ts';
import { createRunner } from '../../src/schedule/runner.ts';
import type { Fact } from '../../src/store/facts.ts';
import type { Store } from '../../src/store/store.ts';
import { drillLibrary } from '../builders/drill-library.ts';
import { createFakePlatform } from '../fakes/platform.ts';
import { type Case, createCase } from './case.ts';
import { type Backend, rows } from './rows.ts';

export interface Rush {
  readonly posted: number;
  /** How many later ones a conversation saw posted before it, at most. */
  readonly overtaken: number;
  readonly mostInHand: number;
  /** The most that were posted within a second. */
  readonly mostInASecond: number;
  /** By how much the heap grew at most, without its garbage. */
  readonly heapMB: number;
  /** What Node said of it: that something leaks. */
  readonly warnings: readonly string[];
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void; // what the flag exposes
const looksEvery = 500;

const nothing = (): void => undefined;
const log = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** So many conversations of one team, due within the same seconds, filled by one process. */
export async function rush(
  store: Store,
  {
    backend,
    count,
    everyMs,
  }: { readonly backend: Backend; readonly count: number; readonly everyMs: number },
): Promise<Rush> {
  const [row] = rows;
  if (!row) throw new Error('there are rows');
  const now = Date.now();
  const cases = Array.from({ length: count }, (_, i) => createCase({ row, backend, script: 0 }, i, now));
  await store.restore(factsOf(cases));
  const numbers = new Map(cases.map(({ place }, i) => [place.conversation, i]));
  const before = liveHeap();
  const seen = { order: [] as number[], at: [] as number[], inHand: 0, mostInHand: 0, heap: before };
  const platform: Platform = {
    ...createFakePlatform(),
    async post({ conversation }) {
      seen.order.push(numbers.get(conversation) ?? -1);
      seen.at.push(performance.now());
      seen.mostInHand = Math.max(seen.mostInHand, ++seen.inHand);
      if (seen.order.length % looksEvery === 0) seen.heap = Math.max(seen.heap, liveHeap());
      await new Promise((resolve) => setImmediate(resolve));
      seen.inHand -= 1;
      return { kind: 'sent', message: `m${seen.order.length}` as MessageId };
    },
  };
  const warnings: string[] = [];
  const warn = ({ message }: Error): number => warnings.push(message);
  process.on('warning', warn);
  await sweep({ store, platform, everyMs });
  process.off('warning', warn);
  return {
    posted: new Set(seen.order).size,
    overtaken: overtaken(seen.order),
    mostInHand: seen.mostInHand,
    mostInASecond: mostWithin(seen.at, 1_000),
    warnings,
    heapMB: Math.round((seen.heap - before) / 2 ** 20),
  };
}

async function sweep(given: {
  readonly store: Store;
  readonly platform: Platform;
  readonly everyMs: number;
}): Promise<void> {
  const library = drillLibrary();
  let minted = 0;
  const runner = createRunner({
    ...given,
    library: () => library,
    log,
    mintPost: () => `r${String(++minted).padStart(9, '0')}` as PostId,
    draw: createDraw(() => library),
    timers: {
      now: () => performance.now(),
      set: (run, ms) => setTimeout(run, ms),
      clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
    },
    pace: { lane: ({ team }) => team, everyMs: given.everyMs },
  });
  await runner.sweep();
  await runner.stop();
}

async function* factsOf(cases: readonly Case[]): AsyncGenerator<Fact> {
  for (const { schedule, due } of cases) yield { kind: 'schedule', schedule, next: due };
}

function liveHeap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** The order of being due is 0, 1, 2, ... */
function overtaken(order: readonly number[]): number {
  return order.reduce((most, number, place) => Math.max(most, place - number), 0);
}

function mostWithin(at: readonly number[], ms: number): number {
  let first = 0;
  return at.reduce((most, moment, i) => {
    while (moment - (at[first] ?? moment) >= ms) first += 1;
    return Math.max(most, i - first + 1);
  }, 0);
}
