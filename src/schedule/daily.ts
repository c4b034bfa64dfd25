import type { Epoch, EventId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { Timers } from './timers.ts';

export interface Daily {
  start(): void;
  /** Does the day's work, where no replica has it yet. Never rejects. */
  run(): Promise<void>;
  /** Begins nothing more and waits for what is in hand. */
  stop(): Promise<void>;
}

interface DailyOptions {
  readonly store: Store;
  readonly log: Log;
  readonly timers: Timers;
  /** What is done once a day. Each goes on where a run before it was cut off, and may end early at the signal to stop. */
  readonly chores: Readonly<Record<string, (now: Epoch, signal: AbortSignal) => Promise<void>>>;
  /** How often it looks whether a new day has begun. */
  readonly everyMs?: number;
}

/**
 * Work of every day, even where nobody says a word. A chore is claimed as an event of its UTC day, so one replica does
 * it; what fails, or dies half way, is taken up on the next day.
 */
export function createDaily(options: DailyOptions): Daily {
  const { store, log, timers, everyMs = 10 * 60_000 } = options;
  let done = '';
  let tick: unknown;
  const stopped = new AbortController();
  let running: Promise<void> = Promise.resolve();

  async function work(): Promise<void> {
    try {
      const now = await store.now();
      const day = new Date(now).toISOString().slice(0, 10);
      if (day === done) return;
      for (const [name, chore] of Object.entries(options.chores))
        if (await store.claimEvent(`daily:${name}:${day}` as EventId)) await chore(now, stopped.signal); // minted here
      done = day;
    } catch (error) {
      log.warn({ err: error }, 'the work of the day was not finished');
    }
  }

  function run(): Promise<void> {
    if (!stopped.signal.aborted) running = running.then(work);
    return running;
  }

  function plan(): void {
    void run().then(() => {
      if (!stopped.signal.aborted) tick = timers.set(plan, everyMs);
    });
  }

  return {
    start: plan,
    run,
    async stop() {
      stopped.abort();
      timers.clear(tick);
      await running;
    },
  };
}
