// `/guide` from the gateway's event to the answer, compared with a handler on discord.js that says one word: the platform here,
// each bot in a process of its own, turn by turn.
//   npm run bench:discord [-- --commands 400 --turns 5]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Side, start } from './discord/side.ts';
import { again, anew } from './http/words.ts';

type Words = (index: number) => string;
interface Turn {
  readonly ms: number;
  readonly cpuMs: number;
}

const { values } = parseArgs({
  options: { commands: { type: 'string', default: '400' }, turns: { type: 'string', default: '5' } },
});
const [commands, turns] = [Number(values.commands), Number(values.turns)];
const together = 20;

const folder = mkdtempSync(join(tmpdir(), 'coach-bench-'));
const [ours, theirs] = [await start('bot.js', folder), await start('floor.js', folder)];
console.log(`${turns} turns of ${commands} commands, ${together} at once, medians\n`);
console.log("| words | throughput of the empty handler's | processor ms each, empty |");
console.log('|---|---|---|');
for (const [how, words] of [
  ['asked before', again],
  ['new each time', anew],
] as const)
  await compare(how, words);
for (const side of [ours, theirs]) side.stop();
rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
process.exit(0);

async function compare(how: string, words: Words): Promise<void> {
  const pairs: (readonly [ours: Turn, theirs: Turn])[] = [];
  for (let i = 0; i <= turns; i++) {
    const pair = [await turn(ours, words), await turn(theirs, words)] as const;
    if (i > 0) pairs.push(pair); // the first turn warms up
  }
  const middle = (pick: (ours: Turn, theirs: Turn) => number): string =>
    (pairs.map((pair) => pick(...pair)).toSorted((a, b) => a - b)[Math.floor(turns / 2)] ?? 0).toFixed(2);
  const cpu = `${middle((a) => a.cpuMs)}, ${middle((_, b) => b.cpuMs)}`;
  console.log(`| ${how} | ${middle((a, b) => b.ms / a.ms)} | ${cpu} |`);
}

async function turn({ platform, cpuMs }: Side, words: Words): Promise<Turn> {
  const [cpu, began] = [await cpuMs(), performance.now()];
  for (let i = 0; i < commands; i += together)
    await Promise.all(Array.from({ length: together }, (_, j) => platform.ask(words(i + j))));
  const ms = performance.now() - began;
  return { ms: ms / commands, cpuMs: ((await cpuMs()) - cpu) / commands };
}
