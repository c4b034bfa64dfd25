// Build time, memory and answer times of the search, beside other engines on the same documents: `npm run bench:search`.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import type { Said } from '../src/incident/said.ts';
import { loadLibrary } from '../src/library/load.ts';
import type { Library } from '../src/library/model.ts';
import { grown } from './search-documents.ts';
import { type Build, engines } from './search-engines.ts';

const rounds = 3;
/** Slow engines are measured on fewer inputs. */
const mostMs = 8000;
const messages = 40;

interface Golden {
  readonly text: string;
  readonly messages: readonly Said[];
}

const golden = async (name: string): Promise<readonly Golden[]> =>
  (await readFile(join('test/fixtures/golden', `${name}.jsonl`), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Golden); // our own fixture, checked by its test

const queries = (await golden('queries')).map((one) => one.text);
const said = (await golden('threads')).flatMap((one) => one.messages);
const threads = Array.from({ length: 30 }, (_, i) =>
  Array.from({ length: messages }, (_, j) => said[(i * 7 + j) % said.length] ?? { text: '' }),
);

const { library } = await loadLibrary({ folders: ['guides'] });
const libraries: Readonly<Record<string, Library>> = {
  'our library': library,
  '1,000 documents': grown(library, 1000),
  '10,000 documents': grown(library, 10_000),
};
for (const [size, documents] of Object.entries(libraries)) {
  const sections = documents.guides.reduce((sum, guide) => sum + guide.sections.length, 0);
  console.log(`\n${size} (${sections} sections), times in ms`);
  const rows: Record<string, Readonly<Record<string, number>>> = {};
  for (const [name, build] of Object.entries(engines)) rows[name] = await measure(build, documents);
  console.table(rows);
}

async function measure(build: Build, documents: Library): Promise<Readonly<Record<string, number>>> {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  await setTimeout(5);
  loop.reset();
  const started = performance.now();
  const engine = await build(documents);
  const built = performance.now() - started;
  await setTimeout(5);
  loop.disable();
  globalThis.gc?.();
  const heap = (process.memoryUsage().heapUsed - before) / 2 ** 20;
  for (const words of queries.slice(0, 40)) engine.find(words);
  const find = times(queries, (words) => engine.find(words));
  const recommend = times(threads, (thread) => engine.recommend(thread));
  return {
    build: round(built),
    'longest pause': round(loop.max / 1e6),
    'heap MiB': round(heap),
    'query p50': round(quantile(find, 0.5)),
    'query p99': round(quantile(find, 0.99)),
    'thread p50': round(quantile(recommend, 0.5)),
    'thread p99': round(quantile(recommend, 0.99)),
  };
}

function times<T>(inputs: readonly T[], act: (input: T) => unknown): readonly number[] {
  const taken: number[] = [];
  const begun = performance.now();
  for (let i = 0; i < rounds; i++)
    for (const input of inputs) {
      if (performance.now() - begun > mostMs) break;
      const started = performance.now();
      act(input);
      taken.push(performance.now() - started);
    }
  return taken.sort((a, b) => a - b);
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

function round(x: number): number {
  return Math.round(x * 100) / 100;
}
