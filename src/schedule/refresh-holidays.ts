import { type HolidaySources, type ReadHolidays, readHolidays } from '../holidays/text.ts';
import type { ConversationId, Epoch } from '../ids.ts';
import type { Log } from '../log.ts';
import { noteDaily, readDaily } from '../notes/daily.ts';
import { readHolidayRegister, registerConversation } from '../notes/holiday-register.ts';
import type { Due, Schedule } from '../store/schedules.ts';
import type { Store } from '../store/store.ts';
import { localDate, nextSlot } from './calendar.ts';

interface Dependencies {
  readonly store: Store;
  readonly holidays: HolidaySources;
  readonly log: Log;
}

type Read = (text: string, from: string) => Promise<ReadHolidays>;

const fetchMs = 10_000;
const atOnce = 4;

/** Noted before the schedule is saved, so that none with an address is ever left out. */
export async function registerHolidays(store: Store, schedule: Schedule): Promise<void> {
  await registerConversation(store, schedule.place.conversation, schedule.holidaysFrom !== undefined);
}

/** Why they could not be read the last time, and since when; undefined: they could. */
export async function noteHolidayFault(
  store: Store,
  { place }: Pick<Schedule, 'place'>,
  why: string | undefined,
): Promise<void> {
  const { holidaysFault: before } = await readDaily(store, place.conversation);
  if (why === before?.why) return;
  const fault = why === undefined ? null : { why, since: before?.since ?? (await store.now()) };
  await noteDaily(store, place.conversation, { holidaysFault: fault });
}

/**
 * A chore of the day: addresses and countries are read again, so that next year's dates arrive in time. What cannot be
 * read leaves the dates as they are, and is noted for the status and the set-up card.
 */
export async function refreshHolidays(
  dependencies: Dependencies,
  now: Epoch,
  signal: AbortSignal,
): Promise<void> {
  const waiting = [...(await readHolidayRegister(dependencies.store))];
  const within = { ms: fetchMs, signal };
  const read = remembering((text, from) =>
    readHolidays(text, { from, sources: dependencies.holidays, within }),
  );
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined && !signal.aborted; next = waiting.shift())
      await refresh(dependencies, { conversation: next, read, now, signal });
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

async function refresh(
  { store, log }: Omit<Dependencies, 'holidays'>,
  about: {
    readonly conversation: ConversationId;
    readonly read: Read;
    readonly now: Epoch;
    readonly signal: AbortSignal;
  },
): Promise<void> {
  const { conversation, now } = about;
  const before = await store.schedule(conversation);
  if (before?.holidaysFrom === undefined) return;
  const today = localDate(before.zone, now);
  const found = await about.read(before.holidaysFrom, today);
  const schedule = await store.schedule(conversation);
  if (about.signal.aborted || schedule?.holidaysFrom !== before.holidaysFrom) return; // changed meanwhile: read then
  await noteHolidayFault(store, schedule, 'problem' in found ? found.problem : found.leftOut);
  if ('problem' in found) {
    log.warn({ conversation }, 'days without a question could not be read again: /coach there says why');
    return;
  }
  if (isSame(schedule.holidays, found.dates, today)) return;
  const updated = { ...schedule, holidays: found.dates };
  await store.saveSchedule(updated, await dueOf(store, updated), undefined);
}

/** The slot that waits stays, whatever became of it, unless its date is free now or an earlier one is not any more. */
async function dueOf(store: Store, schedule: Schedule): Promise<Due | undefined> {
  const { conversation } = schedule.place;
  const [waits, [last], now] = await Promise.all([
    store.nextDue(conversation),
    store.posts(conversation, 1),
    store.now(),
  ]);
  const next = nextSlot(schedule, now, { afterSlot: last?.slot });
  if (!waits || schedule.holidays.includes(waits.slot)) return next;
  return next && next.slot < waits.slot ? next : waits;
}

/** From today on: what is over falls away on its own. */
function isSame(known: readonly string[], found: readonly string[], today: string): boolean {
  return known.filter((date) => date >= today).join() === found.join();
}

/** What many conversations name is read once. */
function remembering(read: Read): Read {
  const known = new Map<string, Promise<ReadHolidays>>();
  return (text, from) => {
    const key = `${from} ${text}`;
    const found = known.get(key) ?? read(text, from);
    known.set(key, found);
    return found;
  };
}
