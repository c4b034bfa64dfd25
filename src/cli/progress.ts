import yoctoSpinner from 'yocto-spinner';
import type { Timers } from '../schedule/timers.ts';

const shownAfterMs = 2_000;
const lineEveryMs = 10_000;

interface Shown {
  readonly timers: Timers;
  readonly stream: NodeJS.WriteStream;
}

const here: Shown = {
  timers: {
    now: Date.now,
    set: (run, ms) => setTimeout(run, ms).unref(),
    clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
  },
  stream: process.stderr,
};

/**
 * Shows how far a long work is: on a terminal in place, from two seconds on; elsewhere a line each ten seconds.
 *
 *     await withProgress('Moving', (say) => moveFacts(from, to, { onProgress: (facts) => say(`${facts} facts`) }));
 */
export async function withProgress<T>(
  name: string,
  work: (say: (done: string) => void) => Promise<T>,
  { timers, stream }: Shown = here,
): Promise<T> {
  let text = `${name} ...`;
  const shown = stream.isTTY ? onTerminal() : inLines();
  try {
    return await work((done) => {
      text = `${name}: ${done}`;
      shown.changed();
    });
  } finally {
    shown.end();
  }

  function onTerminal(): { changed(): void; end(): void } {
    const spinner = yoctoSpinner({ stream });
    const timer = timers.set(() => spinner.start(text), shownAfterMs);
    return {
      changed: () => {
        spinner.text = text;
      },
      end() {
        timers.clear(timer);
        spinner.stop();
      },
    };
  }

  function inLines(): { changed(): void; end(): void } {
    let timer = timers.set(tell, lineEveryMs);
    function tell(): void {
      stream.write(`${text}\n`);
      timer = timers.set(tell, lineEveryMs);
    }
    return { changed: () => undefined, end: () => timers.clear(timer) };
  }
}
