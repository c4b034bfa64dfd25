// How many commands a second the bot bears before its answers get late: client, platform, Redis and each replica in
// processes of their own, `/guide` with words that nobody asked before, at rates that rise until the knee.
//   npm run bench:load [-- --rates 50,100,200,300,400,500 --seconds 10 --on file,redis,two]
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startServer } from './drill/backends.ts';
import { startBot } from './http/bot.ts';
import { type Served, serve } from './http/processes.ts';
import { type Step, step } from './load/step.ts';

const { values } = parseArgs({
  options: {
    rates: { type: 'string', default: '50,100,200,300,400,500' },
    seconds: { type: 'string', default: '10' },
    on: { type: 'string', default: 'file,redis,two' },
  },
});
const rates = values.rates.split(',').map(Number);
const seconds = Number(values.seconds);
/** The knee is passed where one in a hundred waits longer. */
const kneeMs = 250;
const warmUp = { rate: 50, seconds: 5 };

const here = dirname(fileURLToPath(import.meta.url));
const platform = await serve((port) => [join(here, 'http/platform.js'), String(port)]);
const places: Readonly<Record<string, () => Promise<void>>> = {
  async file() {
    const folder = mkdtempSync(join(tmpdir(), 'coach-bench-'));
    await measure('file', [{ DATA_DIR: folder, REDIS_URL: '' }]);
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  },
  redis: () => onRedis('Redis', 1),
  two: () => onRedis('Redis, two replicas', 2),
};
console.log(
  `${cpus().length} processors, ${cpus()[0]?.model}, Node ${process.versions.node}; ${seconds} s each\n`,
);
console.log('| on | asked a second | answered | failed | p50 ms | p99 ms | processor ms each | memory MB |');
console.log('|---|---|---|---|---|---|---|---|');
for (const name of values.on.split(',')) await places[name]?.();
platform.stop();
process.exit(0);

async function onRedis(name: string, replicas: number): Promise<void> {
  const redis = await startServer();
  await redis.client.config('SET', 'appendonly', 'yes');
  await measure(
    name,
    Array.from({ length: replicas }, () => ({ REDIS_URL: `unix://${redis.socket}` })),
  );
  redis.stop();
}

async function measure(name: string, stores: readonly Readonly<Record<string, string>>[]): Promise<void> {
  const replicas: Served[] = [];
  for (const store of stores) replicas.push(await startBot(platform, store));
  await step({ replicas, platform, ...warmUp });
  for (const rate of rates) {
    const found = await step({ replicas, platform, rate, seconds });
    console.log(row(name, rate, found));
    if (found.p99 > 2 * kneeMs) break;
  }
  for (const replica of replicas) replica.stop();
}

function row(name: string, rate: number, { perSecond, failed, p50, p99, cpuMs, megabytes }: Step): string {
  const times = [p50.toFixed(0), p99 > kneeMs ? `**${p99.toFixed(0)}**` : p99.toFixed(0)];
  const figures = [rate, perSecond.toFixed(0), failed, ...times, cpuMs.toFixed(2), megabytes.toFixed(0)];
  return `| ${[name, ...figures].join(' | ')} |`;
}
