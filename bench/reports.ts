// What an operator waits for: `coach status` and `coach stats` as they are typed, over many posts and answers.
//   npm run bench:reports [-- --conversations 500 --posts 200 --members 20 --on embedded|redis]
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { bundledGuides } from '../src/app/content.ts';
import { loadLibrary } from '../src/library/load.ts';
import { everything, type Size } from './reports/facts.ts';
import { type Place, startEmbedded, startRedis } from './reports/places.ts';

const turns = 5;
const { values } = parseArgs({
  options: {
    conversations: { type: 'string', default: '500' },
    posts: { type: 'string', default: '200' },
    members: { type: 'string', default: '20' },
    on: { type: 'string' },
  },
});
const size: Size = {
  conversations: Number(values.conversations),
  posts: Number(values.posts),
  members: Number(values.members),
};
const { library } = await loadLibrary({ folders: [bundledGuides()] });

if (values.on !== 'redis') await measure(await startEmbedded());
if (values.on !== 'embedded') await measure(await startRedis());
process.exit(0);

async function measure(place: Place): Promise<void> {
  console.log(`\n## ${place.name}\n`);
  try {
    const start = performance.now();
    await place.fill(everything(library, size));
    const { conversations, posts, members } = size;
    console.log(
      `${conversations * posts} posts, ${conversations * posts * members} answers of ${conversations * members} members, ` +
        `restored in ${((performance.now() - start) / 1000).toFixed(0)} s\n`,
    );
    console.log(`| of ${turns} turns | median s | slowest s |\n|---|---|---|`);
    for (const command of ['--version', 'status', 'stats']) time(command, place);
  } finally {
    await place.close();
  }
}

/** A process each, from its start to its end; `--version` does nothing else. */
function time(command: string, { env }: Place): void {
  const seconds = Array.from({ length: turns }, () => {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, ['bin/coach.js', command], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status !== 0) throw new Error(`coach ${command} ended with ${status}: ${stderr}`);
    return (performance.now() - start) / 1000;
  }).toSorted((a, b) => a - b);
  const [median = 0, slowest = 0] = [seconds[Math.floor(turns / 2)], seconds.at(-1)];
  console.log(`| coach ${command} | ${median.toFixed(2)} | ${slowest.toFixed(2)} |`);
}
