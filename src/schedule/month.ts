import { z } from 'zod';
import type { Epoch } from '../ids.ts';
import type { Library } from '../library/model.ts';
import { incidentsOf } from '../quiz/incident-marks.ts';
import { qualitiesOf } from '../quiz/quality.ts';
import type { Quality } from '../quiz/quality-judge.ts';
import { usageOf } from '../quiz/usage.ts';
import type { Note } from '../store/notes.ts';
import type { Schedule } from '../store/schedules.ts';
import type { Store } from '../store/store.ts';
import { monthBefore, monthRange } from './months.ts';

/** What the monthly note of a conversation says: numbers, questions and guides, never a member. */
const Month = z.object({
  /** `YYYY-MM` */
  month: z.string(),
  right: z.number(),
  of: z.number(),
  /** Whose misses came back. */
  backPeople: z.number(),
  people: z.number(),
  /** Slugs of guides below half. */
  below: z.array(z.string()),
  mend: z.array(z.object({ question: z.string(), right: z.number(), answered: z.number() })),
  incidents: z.number(),
  opened: z.number(),
  notIt: z.number(),
  muted: z.number(),
  wanted: z.number(),
  oldRunbooks: z.array(z.string()),
});
export type Month = z.infer<typeof Month>;

interface Sources {
  readonly store: Store;
  readonly library: () => Library;
}

const dayMs = 86_400_000;
/** Every zone on earth is past the turn of the month one day after it turned in UTC. */
const everywhereMs = dayMs;
const mostMended = 15;

/** The figures of a conversation's last whole month, as they wait to be told. */
export function parseMonth(note: Note): Month | undefined {
  return Month.safeParse(note.month).data;
}

/**
 * A chore of the day: once a month, the figures of every conversation in one go, since that reads all facts. They are
 * told when the conversation's next question is posted: at an hour that its admins chose.
 */
export async function summarizeMonth({ store, library }: Sources, now: Epoch): Promise<void> {
  const month = monthBefore('UTC', now - everywhereMs);
  if ((await store.read('team', summaries)).month === month) return;
  const schedules = await allSchedules(store);
  const scopes = schedules.map(({ place, zone }) => ({ ...place, ...monthRange(zone, month) }));
  const qualities = await qualitiesOf(() => store.facts(), scopes);
  for (const [i, { place, zone }] of schedules.entries()) {
    const quality = qualities[i];
    const figures = quality?.posts
      ? await toMonth({ store, library }, place.team, { quality, month, zone, now })
      : null;
    await store.note('conversation', place.conversation, { month: figures });
  }
  await store.note('team', summaries, { month });
}

/** Names no team: which month has been summed up. */
const summaries = 'months';

async function allSchedules(store: Store): Promise<readonly Schedule[]> {
  const schedules: Schedule[] = [];
  for await (const fact of store.facts()) if (fact.kind === 'schedule') schedules.push(fact.schedule);
  return schedules;
}

async function toMonth(
  { store, library }: Sources,
  team: string,
  about: { readonly quality: Quality; readonly month: string; readonly zone: string; readonly now: Epoch },
): Promise<Month> {
  const { quality, month, zone, now } = about;
  const [incidents, wanted, used] = await Promise.all([
    store.read('team', incidentsOf(team)),
    store.read('wanted', team),
    store.read('used', team),
  ]);
  const usage = usageOf({ incidents, wanted, used }, library(), { ...monthRange(zone, month), now });
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
