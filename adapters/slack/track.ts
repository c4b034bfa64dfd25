export interface Work {
  track<T>(work: Promise<T>): Promise<T>;
  /** Runs `close`, then waits for what is under way, at most so long altogether. Never rejects. */
  settle(withinMs: number, close: () => Promise<unknown>): Promise<void>;
}

/** Events under way. The SDK's own way to disconnect can take longer than a shutdown may. */
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
    async settle(withinMs, close) {
      let timer: NodeJS.Timeout | undefined;
      const deadline = new Promise((resolve) => {
        timer = setTimeout(resolve, withinMs, undefined);
      });
      const done = Promise.allSettled([close(), ...running]);
      await Promise.race([done, deadline]);
      clearTimeout(timer);
    },
  };
}
