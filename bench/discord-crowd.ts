// A crowd on Discord: everybody answers the question at once, then commands with words that nobody asked before, each sent
// when it is due; the platform here, the bot in a process of its own.
//   npm run bench:discord-crowd [-- --people 500 --commands 2000 --seconds 30]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { How } from './discord/platform.ts';
import { start } from './discord/side.ts';
import { again, anew } from './http/words.ts';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '500' },
    commands: { type: 'string', default: '2000' },
    seconds: { type: 'string', default: '30' },
  },
});
const [people, commands, seconds] = [values.people, values.commands, values.seconds].map(Number) as [
  number,
  number,
  number,
];
/** Discord shows whoever waits longer that the bot did not respond. */
const deadlineMs = 3000;
/** What has no answer by then has none. */
const lostMs = 120_000;

const folder = mkdtempSync(join(tmpdir(), 'coach-bench-'));
const { platform, cpuMs, stop } = await start('bot.js', folder);
await Promise.all(Array.from({ length: 250 }, (_, i) => platform.ask(again(i))));

console.log('| what | answered | in the acknowledgement | too late | last ms | processor ms each |');
console.log('|---|---|---|---|---|---|');
await measure(`${people} answers at once`, people, (i) => platform.press(String(1_000_000 + i)));
await measure(`${commands} commands in ${seconds} s`, commands, async (i) => {
  await wait((i * seconds * 1000) / commands);
  return platform.ask(anew(i));
});
stop();
rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
process.exit(0);

async function measure(what: string, count: number, one: (index: number) => Promise<How>): Promise<void> {
  const before = await cpuMs();
  const told = await Promise.all(
    Array.from({ length: count }, (_, i) => Promise.race([one(i), wait(lostMs, undefined, { ref: false })])),
  );
  const all = told.filter((how) => how !== undefined);
  const figures = [
    all.length,
    all.filter((how) => how.isInAcknowledgement).length,
    all.filter((how) => how.acknowledgedMs > deadlineMs).length,
    Math.max(...all.map((how) => how.answeredMs)).toFixed(0),
    (((await cpuMs()) - before) / count).toFixed(2),
  ];
  console.log(`| ${[what, ...figures].join(' | ')} |`);
}
