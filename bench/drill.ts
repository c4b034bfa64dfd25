// The daily question at size: what a person waits for, what an answer costs, and how long the process stands still.
//   npm run bench:drill [-- --members 50000 --posts 750 --regulars 1000 --share 0.05 --schedules 100000 --on embedded|redis]
//   npm run bench:drill -- --channels 300
// The second: so many channels of one workspace, all due at ten o'clock, and nothing else.
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { bundledGuides } from '../src/app/bundled.ts';
import { loadLibrary } from '../src/library/load.ts';
import { type Backend, startEmbedded, startRedis } from './drill/backends.ts';
import { openPeople } from './drill/bot.ts';
import { answersOf, memberOf, postsOf, type Size, surroundings } from './drill/facts.ts';
import type { Pause } from './drill/measure.ts';
import {
  type Bench,
  type Row,
  timeClaims,
  timePauses,
  timeReads,
  timeRush,
  timeWrites,
} from './drill/steps.ts';
import { timeTen } from './drill/ten.ts';

const { values } = parseArgs({
  options: {
    members: { type: 'string', default: '50000' },
    posts: { type: 'string', default: '750' },
    regulars: { type: 'string', default: '1000' },
    share: { type: 'string', default: '0.05' },
    schedules: { type: 'string', default: '100000' },
    channels: { type: 'string' },
    on: { type: 'string' },
  },
});
const size: Size = {
  members: Number(values.members),
  posts: Number(values.posts),
  regulars: Math.min(Number(values.regulars), Number(values.members)),
  share: Number(values.share),
};
const scheduleCounts = [100, 1000, 10_000, 100_000].filter((count) => count <= Number(values.schedules));
const { library } = await loadLibrary({ folders: [bundledGuides()] });

if (values.channels !== undefined) {
  await sayTen(Number(values.channels));
  process.exit(0);
}
if (values.on !== 'redis') await measure(await startEmbedded(size));
if (values.on !== 'embedded') await measure(await startRedis(size));
process.exit(0);

async function measure(backend: Backend): Promise<void> {
  console.log(`\n## ${backend.name}\n`);
  const bench = {
    ...backend,
    size,
    posts: postsOf(library, size),
    people: await openPeople(backend.store, library),
  };
  try {
    await load(bench);
    await sayFirst(bench);
    sayRows(await timeReads(bench));
    sayRows(await timeRush(bench));
    console.log(`cards that said less than they could, the store being late: ${bench.people.warnings()}\n`);
    await sayWrites(bench);
    sayPauses(await timePauses(bench));
    sayRows(await timeClaims(bench, scheduleCounts));
  } finally {
    await backend.close();
  }
}

async function sayTen(channels: number): Promise<void> {
  console.log(`${channels} channels due at once, seconds after that moment\n`);
  console.log('| on | questions: first, median, last | reveals: first, median, last |\n|---|---|---|');
  for (const [on, replicas, start] of [
    ['embedded', 1, startEmbedded],
    ['redis', 1, startRedis],
    ['redis', 2, startRedis],
  ] as const) {
    if (values.on !== undefined && values.on !== on) continue;
    const backend = await start(size);
    const { questions, reveals } = await timeTen(backend.store, library, { channels, replicas });
    const name = replicas === 1 ? backend.name : `${backend.name}, two replicas`;
    console.log(`| ${name} | ${sayWaits(questions)} | ${sayWaits(reveals)} |`);
    await backend.close();
  }
}

function sayWaits(seconds: readonly number[]): string {
  const each = [seconds[0] ?? 0, median(seconds), seconds.at(-1) ?? 0].map((wait) => wait.toFixed(1));
  return `${each.join(', ')} (${seconds.length})`;
}

/** Bytes: of the answers with all that is kept to count them, and nothing of posts, schedules and notes. */
async function load(bench: Bench): Promise<void> {
  const { store, posts, bytes } = bench;
  await store.restore(surroundings(posts, size));
  const before = await bytes();
  const start = performance.now();
  let answers = 0;
  await store.restore(
    (async function* () {
      for await (const fact of answersOf(posts, size)) {
        answers += 1;
        yield fact;
      }
    })(),
  );
  const seconds = (performance.now() - start) / 1000;
  const each = ((await bytes()) - before) / answers;
  console.log(
    `${size.posts} posts, ${size.regulars} members who answered all, ${size.members - size.regulars} who answered ` +
      `${Math.round(100 * size.share)} %: ${answers} answers, ` +
      `restored at ${Math.round(answers / seconds)} a second, ${each.toFixed(1)} bytes an answer\n`,
  );
  await bench.settle();
}

/** With nothing in memory yet. */
async function sayFirst({ people }: Bench): Promise<void> {
  const start = performance.now();
  await people.streak(memberOf(1));
  console.log(`the first /streak after the start: ${(performance.now() - start).toFixed(1)} ms\n`);
}

async function sayWrites(bench: Bench): Promise<void> {
  console.log('| writes a second, median of five turns | raw | answers | ratio |\n|---|---|---|---|');
  for (const atOnce of [1, 200]) {
    const rates = await timeWrites(bench, atOnce);
    const raw = median(rates.map((rate) => rate.raw));
    const answers = median(rates.map((rate) => rate.answers));
    const ratio = median(rates.map((rate) => rate.answers / rate.raw));
    console.log(`| ${atOnce} at once | ${raw.toFixed(0)} | ${answers.toFixed(0)} | ${ratio.toFixed(2)} |`);
  }
  console.log('');
}

function sayRows(rows: readonly Row[]): void {
  console.log('| | p50 ms | p99 ms | slowest ms | CPU ms each | longest pause |\n|---|---|---|---|---|---|');
  for (const { what, timing } of rows) {
    const ms = [timing.p50, timing.p99, timing.most, timing.cpuEach].map((each) => each.toFixed(2));
    console.log(`| ${what} | ${ms.join(' | ')} | ${sayPause(timing.pause)} |`);
  }
  console.log('');
}

function sayPauses(rows: readonly { readonly what: string; readonly pause: Pause }[]): void {
  console.log('| longest pause of the event loop during | |\n|---|---|');
  for (const { what, pause } of rows) console.log(`| ${what} | ${sayPause(pause)} |`);
  console.log('');
}

function sayPause({ ms, cpuMs }: Pause): string {
  return `${ms.toFixed(0)} ms, ${cpuMs.toFixed(0)} of CPU`;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
