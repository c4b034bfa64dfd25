import { daysText } from '../bot/settings/schedule-words.ts';
import { type Daily, readDaily } from '../notes/daily.ts';
import type { ScheduleFact } from '../store/facts.ts';
import type { Schedule } from '../store/schedules.ts';
import type { Store } from '../store/store.ts';
import type { Report, ReportSources } from './report.ts';

interface Row {
  readonly conversation: string;
  readonly when: string;
  readonly state: string;
}

/** The schedules: when each posts next, and what keeps it from posting. */
export async function reportStatus({ store }: ReportSources): Promise<Report> {
  const rows: Row[] = [];
  for await (const fact of store.schedules()) rows.push(await toRow(fact, store));
  const lines = rows.map((row) => `${row.conversation}  ${row.when}  ${row.state}`);
  const none = 'No conversation has a schedule yet: /coach starts one.';
  return { data: rows, text: lines.length > 0 ? lines.join('\n') : none };
}

async function toRow(fact: ScheduleFact, store: Store): Promise<Row> {
  const { schedule, next } = fact;
  const note = await readDaily(store, schedule.place.conversation);
  return {
    conversation: schedule.place.conversation,
    when: `${schedule.time} ${schedule.zone}, ${daysText(schedule.days)}`,
    state: [stateOf(schedule, next?.at), ...troubles(note)].join('; '),
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
