import type { Timers } from '../schedule/timers.ts';

export interface MovingTime {
  readonly clock: () => number;
  readonly timers: Timers;
  /** Both go on from so much later; timers that came due meanwhile fire soon. */
  advance(ms: number): void;
}

interface Pending {
  readonly run: () => void;
  readonly at: number;
  handle: unknown;
}

/** A clock and its timers, which can be moved on together. */
export function createMovingTime(clock: () => number, timers: Timers): MovingTime {
  const pending = new Set<Pending>();
  let moved = 0;
  const now = (): number => timers.now() + moved;
  const arm = (timer: Pending): void => {
    timer.handle = timers.set(
      () => {
        pending.delete(timer);
        timer.run();
      },
      Math.max(0, timer.at - now()),
    );
  };
  return {
    clock: () => clock() + moved,
    timers: {
      now,
      set(run, ms) {
        const timer: Pending = { run, at: now() + ms, handle: undefined };
        pending.add(timer);
        arm(timer);
        return timer;
      },
      clear(timer) {
        const one = timer as Pending; // each that was given is one
        if (pending.delete(one)) timers.clear(one.handle);
      },
    },
    advance(ms) {
      moved += ms;
      for (const timer of pending) {
        timers.clear(timer.handle);
        arm(timer);
      }
    },
  };
}

const stepMs = 5 * 60_000;

/** Moves on step by step, at whole five minutes, so that what is due on the way is done in its time. */
export async function moveOn(time: MovingTime, ms: number, doDue: () => Promise<void>): Promise<void> {
  let left = ms;
  while (left > 0) {
    const step = Math.min(left, stepMs - (time.clock() % stepMs));
    time.advance(step);
    left -= step;
    await doDue();
  }
}
