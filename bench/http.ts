// `/guide` over signed HTTP as it runs, compared with an empty command on Bolt's own receiver: client, platform and each bot in
// a process of its own, turn by turn.
//   npm run bench:http [-- --requests 1000 --turns 5]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startServer } from './drill/backends.ts';
import { secret } from './http/ask.ts';
import { startBot } from './http/bot.ts';
import { type Turn, turn } from './http/client.ts';
import { type Served, serve, untilIdle } from './http/processes.ts';
import { again, anew } from './http/words.ts';

const { values } = parseArgs({
  options: { requests: { type: 'string', default: '1000' }, turns: { type: 'string', default: '5' } },
});
const [requests, turns] = [Number(values.requests), Number(values.turns)];

const folder = mkdtempSync(join(tmpdir(), 'coach-bench-'));
const redis = await startServer();
const here = dirname(fileURLToPath(import.meta.url));
const platform = await serve((port) => [join(here, 'http/platform.js'), String(port)]);
const floor = await serve((port) => [join(here, 'http/floor.js'), String(port), secret]);
const bots: readonly (readonly [string, Served])[] = [
  ['file', await startBot(platform, { DATA_DIR: folder, REDIS_URL: '' })],
  ['Redis', await startBot(platform, { REDIS_URL: `unix://${redis.socket}` })],
];

for (const [, server] of bots) await untilIdle(server);
console.log(`${turns} turns of ${requests} requests, medians\n`);
console.log('| store | words | requests a second | of an empty command | p99 | processor ms each, empty |');
console.log('|---|---|---|---|---|---|');
for (const [store, server] of bots)
  for (const [how, words] of [
    ['asked before', again],
    ['new each time', anew],
  ] as const)
    await compare({ store, how, server, words });
for (const served of [platform, floor, ...bots.map(([, server]) => server)]) served.stop();
redis.stop();
rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
process.exit(0);

async function compare(of: {
  readonly store: string;
  readonly how: string;
  readonly server: Served;
  readonly words: (index: number) => string;
}): Promise<void> {
  const { store, how, server, words } = of;
  const pairs: (readonly [ours: Turn, theirs: Turn])[] = [];
  for (let i = 0; i <= turns; i++) {
    const ours = await turn({ server, platform, requests, words });
    const theirs = await turn({ server: floor, platform, requests, words });
    if (ours.cards < requests / 2) throw new Error(`only ${ours.cards} of ${requests} commands got a card`);
    if (i > 0) pairs.push([ours, theirs]); // the first turn warms up
  }
  const middle = (pick: (ours: Turn, theirs: Turn) => number): number =>
    pairs.map(([ours, theirs]) => pick(ours, theirs)).toSorted((a, b) => a - b)[Math.floor(turns / 2)] ?? 0;
  const figures = [
    middle((ours) => ours.perSecond).toFixed(0),
    middle((ours, theirs) => ours.perSecond / theirs.perSecond).toFixed(2),
    `${middle((ours, theirs) => ours.p99Ms / theirs.p99Ms).toFixed(1)} times`,
    `${middle((ours) => ours.cpuMs).toFixed(2)}, ${middle((_, theirs) => theirs.cpuMs).toFixed(2)}`,
  ];
  console.log(`| ${[store, how, ...figures].join(' | ')} |`);
}
