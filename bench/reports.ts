// What an operator waits for: `coach status` and `coach stats` as they are typed, over many posts and answers.
//   npm run bench:reports [-- --conversations 500 --posts 200 --members 20 --on embedded|redis]
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { bundledGuides } from '../src/app/bundled.ts';
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
    console.log(`| of ${turns} turns, medians | s | of them of the processor |\n|---|---|---|`);
    for (const command of ['--version', 'status', 'stats']) time(command, place);
  } finally {
    await place.close();
  }
}

/** A process each, from its start to its end; `--version` does nothing else. */
function time(command: string, { env }: Place): void {
  const words = [process.execPath, 'bin/coach.js', command];
  const runs = Array.from({ length: turns }, () => {
    const start = performance.now();
    // The shell tells what its children took of the processor: a machine that is busy makes everything else longer.
    const { status, stdout, stderr } = spawnSync('sh', ['-c', `"$0" "$@" > /dev/null && times`, ...words], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`coach ${command} ended with ${status}: ${stderr}`);
    return { wall: (performance.now() - start) / 1000, cpu: secondsIn(stdout.split('\n')[1] ?? '') };
  });
  const middle = (of: readonly number[]): string =>
    (of.toSorted((a, b) => a - b)[Math.floor(turns / 2)] ?? 0).toFixed(2);
  console.log(
    `| coach ${command} | ${middle(runs.map(({ wall }) => wall))} | ${middle(runs.map(({ cpu }) => cpu))} |`,
  );
}

/** User's and system's, as `times` writes them: `0m0.58s 0m0.07s`. */
function secondsIn(text: string): number {
  return [...text.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, m, s]) => sum + Number(m) * 60 + Number(s),
    0,
  );
}
