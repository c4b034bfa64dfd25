import type { Epoch, TeamId } from '../ids.ts';
import type { Library } from '../library/model.ts';
import { readMarks } from '../notes/incident-marks.ts';
import { type Month, noteSummedMonth, readSummedMonth, saveMonth } from '../notes/month.ts';
import { readUsed } from '../notes/used.ts';
import { readWanted } from '../notes/wanted.ts';
import { qualitiesOf } from '../quiz/quality.ts';
import type { Quality } from '../quiz/quality-judge.ts';
import { usageOf } from '../quiz/usage.ts';
import type { Schedule } from '../store/schedules.ts';
import type { Store } from '../store/store.ts';
import { dayMs } from '../time.ts';
import { monthBefore, monthRange } from './months.ts';

interface Sources {
  readonly store: Store;
  readonly library: () => Library;
}

/** Every zone on earth is past the turn of the month one day after it turned in UTC. */
const everywhereMs = dayMs;
const mostMended = 15;

/**
 * A chore of the day: once a month, the figures of every conversation in one go, since that reads all facts. They are
 * told when the conversation's next question is posted: at an hour that its admins chose.
 */
export async function summarizeMonth({ store, library }: Sources, now: Epoch): Promise<void> {
  const month = monthBefore('UTC', now - everywhereMs);
  if ((await readSummedMonth(store)) === month) return;
  const schedules = await allSchedules(store);
  const scopes = schedules.map(({ place, zone }) => ({ ...place, ...monthRange(zone, month) }));
  const qualities = await qualitiesOf(() => store.facts(), scopes);
  for (const [i, { place, zone }] of schedules.entries()) {
    const quality = qualities[i];
    const figures = quality?.posts
      ? await toMonth({ store, library }, place.team, { quality, month, zone, now })
      : null;
    await saveMonth(store, place.conversation, figures);
  }
  await noteSummedMonth(store, month);
}

async function allSchedules(store: Store): Promise<readonly Schedule[]> {
  const schedules: Schedule[] = [];
  for await (const { schedule } of store.schedules()) schedules.push(schedule);
  return schedules;
}

async function toMonth(
  { store, library }: Sources,
  team: TeamId,
  about: { readonly quality: Quality; readonly month: string; readonly zone: string; readonly now: Epoch },
): Promise<Month> {
  const { quality, month, zone, now } = about;
  const [marks, wanted, used] = await Promise.all([
    readMarks(store, team),
    readWanted(store, team),
    readUsed(store, team),
  ]);
  const usage = usageOf({ marks, wanted, used }, library(), { ...monthRange(zone, month), now });
  const { right, of, people: backPeople } = quality.cameBack;
  return {
    ...usage,
    month,
    right,
    of,
    backPeople,
    people: quality.people,
    below: quality.guides.map(({ id }) => id),
    mend: quality.questions
      .filter((question) => question.isFaulty)
      .slice(0, mostMended)
      .map(({ question, right, answered }) => ({ question, right, answered })),
    wanted: usage.wanted.length,
    oldRunbooks: [...usage.oldRunbooks],
  };
}
