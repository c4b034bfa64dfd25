import { daysText } from '../bot/settings/schedule-words.ts';
import type { Slot } from '../ids.ts';
import { type Daily, readDaily } from '../notes/daily.ts';
import type { ScheduleFact } from '../store/facts.ts';
import type { PostState } from '../store/posts.ts';
import type { Schedule } from '../store/schedules.ts';
import type { Store } from '../store/store.ts';
import type { Report, ReportSources } from './report.ts';

interface Row {
  readonly conversation: string;
  readonly when: string;
  readonly state: string;
  /** The last ones, newest first. */
  readonly posts: readonly {
    readonly slot: Slot;
    readonly state: string;
    readonly answers: number;
    readonly right: number;
  }[];
}

const together = 50;
const inDetail = 20;

/** The schedules: when each posts next, what keeps it from posting, and what was posted last; of one, its history. */
export async function reportStatus(
  { store }: ReportSources,
  [only]: readonly string[] = [],
): Promise<Report> {
  const rows: Row[] = [];
  let facts: ScheduleFact[] = [];
  const read = async (): Promise<void> => {
    rows.push(...(await Promise.all(facts.map((fact) => toRow(fact, store, only ? inDetail : 1)))));
    facts = [];
  };
  for await (const fact of store.schedules()) {
    if (only !== undefined && fact.schedule.place.conversation !== only) continue;
    facts.push(fact);
    if (facts.length >= together) await read();
  }
  await read();
  if (rows.length === 0) return none(only);
  return { data: rows, text: rows.map((row) => (only ? detailText(row) : lineText(row))).join('\n') };
}

function none(only: string | undefined): Report {
  if (only === undefined) return { data: [], text: 'No conversation has a schedule yet: /coach starts one.' };
  return { data: [], text: `There is no schedule for "${only}": coach status lists them.`, isRefused: true };
}

function lineText({ conversation, when, state, posts: [last] }: Row): string {
  return [conversation, when, state, ...(last ? [`last ${postText(last)}`] : [])].join('  ');
}

function detailText({ conversation, when, state, posts }: Row): string {
  return [`${conversation}  ${when}  ${state}`, ...posts.map((post) => `  ${postText(post)}`)].join('\n');
}

function postText({ slot, state, answers, right }: Row['posts'][number]): string {
  return `${slot} ${state}, ${right} of ${answers} right`;
}

async function toRow(fact: ScheduleFact, store: Store, history: number): Promise<Row> {
  const { schedule, next } = fact;
  const { conversation } = schedule.place;
  const [note, posts] = await Promise.all([
    readDaily(store, conversation),
    store.posts(conversation, history),
  ]);
  return {
    conversation,
    when: `${schedule.time} ${schedule.zone}, ${daysText(schedule.days)}`,
    state: [stateOf(schedule, next?.at), ...troubles(note)].join('; '),
    posts: posts.toReversed().map(toPosted),
  };
}

function toPosted({ slot, state, counts, question }: PostState): Row['posts'][number] {
  return {
    slot,
    state,
    answers: counts.reduce((sum, count) => sum + count, 0),
    right: counts[question.best] ?? 0,
  };
}

function troubles({ lastSkip, holidaysFault }: Daily): readonly string[] {
  return [
    ...(lastSkip ? [`skipped on ${lastSkip.slot}: ${lastSkip.why}`] : []),
    ...(holidaysFault
      ? [
          `days without a question not read since ${new Date(holidaysFault.since).toISOString()}: ${holidaysFault.why}`,
        ]
      : []),
  ];
}

function stateOf(schedule: Schedule, next: number | undefined): string {
  if (schedule.suspended)
    return `suspended since ${new Date(schedule.suspended.since).toISOString()}: ${schedule.suspended.why}`;
  if (schedule.pausedUntil !== undefined && next === undefined) return 'paused';
  return next === undefined ? 'no next question' : `next ${new Date(next).toISOString()}`;
}
