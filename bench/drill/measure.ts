import { performance } from 'node:perf_hooks';

/** The longest time for which the event loop did nothing else, and the processor's time that this process took in it. */
export interface Pause {
  readonly ms: number;
  readonly cpuMs: number;
}

export interface Timing {
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
  /** Of this process, on average: what a busy machine changes least. */
  readonly cpuEach: number;
  readonly pause: Pause;
}

/** One after the other, each after the loop was free for a turn; the first few warm up and do not count. */
export async function timeEach(times: number, work: (index: number) => Promise<unknown>): Promise<Timing> {
  for (let warm = 0; warm < 5; warm += 1) await work(warm);
  const spent: number[] = [];
  const loop = watchLoop();
  const used = process.cpuUsage();
  for (let index = 5; index < times + 5; index += 1) {
    const start = performance.now();
    await work(index);
    spent.push(performance.now() - start);
    await new Promise((done) => setImmediate(done));
  }
  return summarize(spent, loop.stop(), cpuMs(used));
}

/** `cpu`: of all together. */
export function summarize(spent: readonly number[], pause: Pause, cpu: number): Timing {
  const sorted = spent.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), most: at(1), cpuEach: cpu / spent.length, pause };
}

/** A beat each millisecond: how late the latest came. A machine that gave the processor to others shows as time without CPU. */
export function watchLoop(): { stop(): Pause } {
  let longest: Pause = { ms: 0, cpuMs: 0 };
  let last = performance.now();
  let used = process.cpuUsage();
  const beat = (): void => {
    const now = performance.now();
    if (now - last - 1 > longest.ms) longest = { ms: now - last - 1, cpuMs: cpuMs(used) };
    last = now;
    used = process.cpuUsage();
  };
  const timer = setInterval(beat, 1);
  return {
    stop() {
      beat();
      clearInterval(timer);
      return longest;
    },
  };
}

/** Since a reading of `process.cpuUsage()`. */
export function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

export async function pauseDuring(work: () => Promise<unknown>): Promise<Pause> {
  const loop = watchLoop();
  await work();
  await new Promise((done) => setTimeout(done, 2));
  return loop.stop();
}
