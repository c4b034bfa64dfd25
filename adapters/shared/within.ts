/** What the work gives, or undefined once so many milliseconds have passed; leaves no timer behind. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Events under way. An SDK's own way to disconnect can take longer than a shutdown may. */
export interface Work {
  track<T>(work: Promise<T>): Promise<T>;
  /** What is under way is waited for, at most so long. Never rejects. */
  settle(withinMs: number): Promise<void>;
}

export function trackWork(): Work {
  const running = new Set<Promise<unknown>>();
  return {
    async track(work) {
      running.add(work);
      try {
        return await work;
      } finally {
        running.delete(work);
      }
    },
    async settle(withinMs) {
      await within(withinMs, Promise.allSettled(running));
    },
  };
}
