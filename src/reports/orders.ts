import { noteDaily } from '../notes/daily.ts';
import { nextSlots, slotOn, slotTime } from '../schedule/calendar.ts';
import type { Due, Schedule } from '../store/schedules.ts';
import type { Store } from '../store/store.ts';
import { dayMs } from '../time.ts';
import type { Report, ReportSources } from './report.ts';

type Order = (store: Store, schedule: Schedule) => Promise<Report>;

/** What an operator does to schedules; the running bot takes it up on its own, whoever wrote it. */
export const resume = onOne(async (store, schedule) => {
  const next = await putBack(store, schedule);
  return done({ conversation: schedule.place.conversation, next: next?.at }, `resumed, ${sayNext(next)}`);
});

/** Only what the platform stopped: a pause is somebody's wish. */
export async function resumeAll({ store }: ReportSources): Promise<Report> {
  const resumed: string[] = [];
  for await (const { schedule } of store.schedules()) {
    if (!schedule.suspended) continue;
    await putBack(store, schedule);
    resumed.push(schedule.place.conversation);
  }
  const text = resumed.length === 0 ? 'No schedule is suspended.' : `Resumed:\n${resumed.join('\n')}`;
  return { data: { resumed }, text };
}

/** Leaves out the next question: a pause until that day is over, so that no change of the schedule brings it back. */
export const skip = onOne(async (store, schedule) => {
  const { conversation } = schedule.place;
  const due = await store.nextDue(conversation);
  if (!due) return refuse(`${conversation} has no next question to skip.`);
  const dayAfter = slotOn(
    schedule.zone,
    (slotTime({ ...schedule, time: '12:00' }, due.slot) ?? due.at) + dayMs,
  );
  const paused = {
    ...schedule,
    pausedUntil: slotTime({ ...schedule, time: '00:00' }, dayAfter) ?? due.at + dayMs,
  };
  const now = await store.now();
  await noteDaily(store, conversation, {
    lastSkip: { slot: due.slot, why: 'skipped by the operator', at: now },
  });
  const [next] = nextSlots(paused, now, 1);
  await store.saveSchedule(paused, next, undefined);
  return done(
    { conversation, skipped: due.slot, next: next?.at },
    `${due.slot} is left out, ${sayNext(next)}`,
  );
});

/** Makes today's slot due at once. The bot posts it at its next look, within seconds. */
export const postNow = onOne(async (store, schedule) => {
  const { conversation } = schedule.place;
  if (schedule.suspended) return refuse(`${conversation} is suspended: coach resume ${conversation} first.`);
  const now = await store.now();
  const slot = slotOn(schedule.zone, now);
  const [last] = await store.posts(conversation, 1);
  if (last?.slot === slot && last.message)
    return refuse(`${conversation} has its question of ${slot} already.`);
  await noteDaily(store, conversation, { postNow: { slot, at: now } });
  await store.saveSchedule(schedule, { slot, at: now }, undefined);
  return done(
    { conversation, slot },
    `the question of ${slot} is due now; the running bot posts it within seconds`,
  );
});

/** By the conversation's id, as `status` prints it. */
function onOne(order: Order): (from: ReportSources, words: readonly string[]) => Promise<Report> {
  return async ({ store }, [name = '']) => {
    for await (const { schedule } of store.schedules())
      if (schedule.place.conversation === name) return order(store, schedule);
    return refuse(`There is no schedule for "${name}": coach status lists them.`);
  };
}

async function putBack(store: Store, schedule: Schedule): Promise<Due | undefined> {
  const { conversation } = schedule.place;
  const resumed = {
    ...schedule,
    suspended: undefined,
    pausedUntil: schedule.suspended ? schedule.pausedUntil : undefined,
  };
  const [now, [last]] = await Promise.all([store.now(), store.posts(conversation, 1)]);
  // A date that was filled has no second question.
  const next = nextSlots(resumed, now, 2).find((due) => due.slot > (last?.slot ?? ''));
  await store.saveSchedule(resumed, next, undefined);
  return next;
}

function done(
  data: { readonly conversation: string; readonly [field: string]: unknown },
  said: string,
): Report {
  return { data, text: `${data.conversation}: ${said}.` };
}

function refuse(text: string): Report {
  return { data: { problem: text }, text, isRefused: true };
}

function sayNext(next: Due | undefined): string {
  return next ? `next ${new Date(next.at).toISOString()}` : 'no next question';
}
