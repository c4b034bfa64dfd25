import yoctoSpinner from 'yocto-spinner';
import type { Timers } from '../schedule/timers.ts';

const shownAfterMs = 2_000;
const lineEveryMs = 10_000;

/** Where it is shown: a terminal says that it is one. */
export type ProgressStream = Pick<NodeJS.WritableStream, 'write'> & { readonly isTTY?: boolean };

const own: Timers = {
  now: Date.now,
  set: (run, ms) => setTimeout(run, ms).unref(),
  clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
};

/**
 * Shows how far a long work is: on a terminal in place, from two seconds on; elsewhere a line each ten seconds.
 *
 *     await withProgress({ stream: given.error }, 'Moving', (say) => moveFacts(from, to, { onProgress: (facts) => say(`${facts} facts`) }));
 */
export async function withProgress<T>(
  { stream, timers = own }: { readonly stream: ProgressStream; readonly timers?: Timers },
  name: string,
  work: (say: (done: string) => void) => Promise<T>,
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
    const spinner = yoctoSpinner({ stream: stream as NodeJS.WriteStream }) /* a terminal */;
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
