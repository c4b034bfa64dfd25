import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Holidays } from './days.ts';
import type { CalendarText } from './read-calendar.ts';

const endless = { problem: 'That calendar has too many events, or a rule that never comes true.' };
/** An event may take so long, and a calendar be read so long, before the thread is ended. */
const eventMs = 1000;
const calendarMs = 5000;
const looksEachEvent = 4;
const idleMs = 2000;
/** So many events are left out for taking too long before the calendar is given up. */
const mostTooLong = 2;
/** As many as are fetched. A limit on a thread's memory is none: passed at once, it ends the process. */
const mostCharacters = 3_000_000;

/** Beside this file: a `.js` once it is built. */
const worker = new URL(`./calendar-worker${extname(import.meta.url)}`, import.meta.url);

interface Thread {
  /** The place of the event where it stood still too long; -1: no event did, and it has to end nevertheless. */
  read(calendar: CalendarText): Promise<Holidays | number>;
  end(): Promise<unknown>;
}

/**
 * Reads calendars on a thread of their own, one after the other, so that nothing waits for a foreign calendar but the
 * next calendar. A library that looks for "each 30 February" without end can be stopped only from outside.
 */
export function createCalendarThread(): (text: string, from: string) => Promise<Holidays> {
  let thread: Thread | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let idle: NodeJS.Timeout | undefined;

  async function endThread(): Promise<void> {
    const ending = thread?.end();
    thread = undefined;
    await ending;
  }

  function endWhenIdle(): void {
    if (--waiting === 0) idle = setTimeout(endThread, idleMs).unref();
  }

  async function read(text: string, from: string): Promise<Holidays> {
    const tooLong: number[] = [];
    while (tooLong.length <= mostTooLong) {
      thread ??= startThread();
      const found = await thread.read({ text, from, tooLong }).catch(async (error: unknown) => {
        await endThread();
        throw error;
      });
      if (typeof found !== 'number') return 'problem' in found && tooLong.length > 0 ? endless : found;
      await endThread();
      if (found < 0) return endless;
      tooLong.push(found);
    }
    return endless;
  }

  return async (text, from) => {
    if (text.length > mostCharacters) return endless;
    clearTimeout(idle);
    waiting++;
    const reading = last.then(() => read(text, from));
    last = reading
      .catch(() => undefined) // whoever asked hears of it
      .then(endWhenIdle);
    return reading;
  };
}

function startThread(): Thread {
  const place = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const running = new Worker(worker, { workerData: place });
  running.unref();
  return {
    async read(calendar) {
      Atomics.store(place, 0, -1);
      running.postMessage(calendar);
      const stuck = watch(() => Atomics.load(place, 0));
      try {
        return await Promise.race([answerOf(running), stuck.at]);
      } finally {
        stuck.stop();
      }
    },
    end: () => running.terminate(),
  };
}

function answerOf(running: Worker): Promise<Holidays | number> {
  return new Promise((resolve, reject) => {
    running.removeAllListeners();
    running.once('message', resolve);
    running.once('error', reject);
  });
}

/** By looks and not by the clock: a process that was asleep has not waited. */
function watch(place: () => number): { readonly at: Promise<number>; stop(): void } {
  let looks = 0;
  let [seen, seenFor] = [-1, 0];
  let timer: NodeJS.Timeout | undefined;
  const at = new Promise<number>((resolve) => {
    timer = setInterval(() => {
      const now = place();
      seenFor = now === seen ? seenFor + 1 : 0;
      seen = now;
      if (now >= 0 && seenFor >= looksEachEvent) resolve(now);
      if (++looks >= (calendarMs / eventMs) * looksEachEvent) resolve(-1);
    }, eventMs / looksEachEvent);
  });
  return { at, stop: () => clearInterval(timer) };
}
