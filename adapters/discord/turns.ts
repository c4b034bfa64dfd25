import { within } from '../shared/within.ts';

/** What is said in a channel in the order in which it was asked. */
export interface Turns {
  /** Taken when the question is heard. */
  take(channel: string): Turn;
}

export interface Turn {
  /** Resolves when those before have ended, or were slow. */
  come(): Promise<void>;
  end(): void;
}

/** Whoever asked later waits so long for a slow answer at most. */
const longestMs = 15_000;

export function createTurns(): Turns {
  const last = new Map<string, Promise<void>>();
  return {
    take(channel) {
      const before = last.get(channel);
      let end: () => void = () => undefined;
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      last.set(channel, ended);
      return {
        come: async () => void (before && (await within(longestMs, before))),
        end() {
          end();
          if (last.get(channel) === ended) last.delete(channel);
        },
      };
    },
  };
}
