interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that stands still until it is moved, with timers on it. */
export function createTimers(start: number): {
  readonly now: () => number;
  set(run: () => void, ms: number): unknown;
  clear(timer: unknown): void;
  /** Fires what comes due on the way. */
  advanceTo(moment: number): Promise<void>;
  /** Lets everything that waits for no timer finish. */
  settle(): Promise<void>;
} {
  let now = start;
  const timers = new Set<Timer>();
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    now: () => now,
    set(run, ms) {
      if (ms <= 0) queueMicrotask(run);
      const timer = { at: now + ms, run };
      if (ms > 0) timers.add(timer);
      return timer;
    },
    clear(timer) {
      for (const one of timers) if (one === timer) timers.delete(one);
    },
    async advanceTo(moment) {
      for (;;) {
        const due = [...timers].filter(({ at }) => at <= moment).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        timers.delete(due);
        now = Math.max(now, due.at);
        due.run();
        await settle();
      }
      now = Math.max(now, moment);
    },
    settle,
  };
}
