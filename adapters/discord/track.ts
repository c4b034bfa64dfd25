export interface Work {
  /** Keeps it in view until it is done; it may not reject. */
  track(work: Promise<void>): void;
  /** What is under way is waited for, at most so long. */
  settle(withinMs: number): Promise<void>;
}

export function trackWork(): Work {
  const open = new Set<Promise<void>>();
  return {
    track(work) {
      open.add(work);
      void work.finally(() => open.delete(work));
    },
    settle: (withinMs) => within(withinMs, Promise.allSettled(open)),
  };
}

/** Resolves with the promise or after that time, whichever comes first; leaves no timer behind. */
export async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, deadline]);
  clearTimeout(timer);
}
