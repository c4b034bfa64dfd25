import { z } from 'zod';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { openStore } from '../start/storage.ts';
import type { Fact, Schedule } from '../store.ts';
import { type Command, print, printJson } from './command.ts';

export const status: Command = {
  name: 'status',
  summary: 'List the schedules: when each posts next, and what keeps it from posting',
  usage: 'status [--json]',
  help: 'With the embedded store, stop the bot first: its folder belongs to one process. With Redis it may run.',
  options: { json: { type: 'boolean' } },
  async run(given) {
    const config = readConfig(process.env);
    const storage = await openStore(config, createLog('silent'));
    try {
      const rows: Row[] = [];
      for await (const fact of storage.store.facts())
        if (fact.kind === 'schedule') rows.push(await toRow(fact, storage.store));
      if (given.values.json) printJson(rows);
      else if (rows.length === 0) print('No conversation has a schedule yet: /coach starts one.');
      else for (const row of rows) print(`${row.conversation}  ${row.when}  ${row.state}`);
      return 0;
    } finally {
      await storage.close();
    }
  },
};

const LastSkip = z.object({ slot: z.string(), why: z.string() });

interface Row {
  readonly conversation: string;
  readonly when: string;
  readonly state: string;
}

async function toRow(
  fact: Extract<Fact, { kind: 'schedule' }>,
  store: { read(kind: 'conversation', id: string): Promise<Readonly<Record<string, unknown>>> },
): Promise<Row> {
  const { schedule, next } = fact;
  const { lastSkip } = await store.read('conversation', schedule.place.conversation);
  const skipped = LastSkip.safeParse(lastSkip);
  return {
    conversation: schedule.place.conversation,
    when: `${schedule.time} ${schedule.zone}, days ${schedule.days.join('')}`,
    state: `${stateOf(schedule, next?.at)}${skipped.success ? `; skipped on ${skipped.data.slot}: ${skipped.data.why}` : ''}`,
  };
}

function stateOf(schedule: Schedule, next: number | undefined): string {
  if (schedule.suspended)
    return `suspended since ${new Date(schedule.suspended.since).toISOString()}: ${schedule.suspended.why}`;
  if (schedule.pausedUntil !== undefined && next === undefined) return 'paused';
  return next === undefined ? 'no next question' : `next ${new Date(next).toISOString()}`;
}
