import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { openBundled } from '../../src/app/bundled.ts';
import { type Content, openContent } from '../../src/app/content.ts';
import { readConfig } from '../../src/config.ts';
import { createLog, type Log } from '../../src/log.ts';
import { cpuMs } from '../drill/measure.ts';
import { pageMaker } from './runbook.ts';

/** Times in seconds, the pause in ms, memory in MB. */
export interface Measured {
  readonly megabytes: number;
  readonly sections: number;
  readonly ready: number;
  readonly processor: number;
  readonly heap: number;
  readonly resident: number;
  /** From the edit of 100 pages until they are served. */
  readonly edited: number;
  /** Of the event loop, from the first edit on. */
  readonly pause: number;
  readonly heapAfter: number;
}

const megabyte = 1e6;
const [size = 0, edits = 0] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'coach-pages-'));
try {
  process.stdout.write(JSON.stringify(await measure()));
} finally {
  rmSync(folder, { recursive: true });
}
process.exit(0);

async function measure(): Promise<Measured> {
  await openBundled(); // as after the first start of a build
  const page = await pageMaker();
  const megabytes = write(0, size, page) / megabyte;
  let heard = (): void => undefined;
  const before = process.cpuUsage();
  const start = performance.now();
  const content = await openContent(
    readConfig({ GUIDES_PATH: folder }),
    listening(() => heard()),
  );
  const ready = secondsSince(start);
  const processor = cpuMs(before) / 1000;
  const { heapUsed, rss } = memory();
  const nextReading = (): Promise<void> =>
    new Promise((resolve) => {
      heard = resolve;
    });
  const edit = async (seed: number): Promise<number> => {
    const read = nextReading();
    const from = performance.now();
    write(seed * size, 100, page);
    await read;
    return secondsSince(from);
  };
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const edited = await edit(1);
  const pause = delay.max / megabyte;
  for (let round = 2; round <= edits; round++) await edit(round);
  return {
    megabytes,
    sections: countSections(content),
    ready,
    processor,
    heap: heapUsed / megabyte,
    resident: rss / megabyte,
    edited,
    pause,
    heapAfter: memory().heapUsed / megabyte,
  };
}

/** The bytes of so many pages. */
function write(seed: number, count: number, page: (seed: number) => string): number {
  let bytes = 0;
  for (let i = 0; i < count; i++) {
    const text = page(seed + i);
    writeFileSync(join(folder, `page-${i}.md`), text);
    bytes += Buffer.byteLength(text);
  }
  return bytes;
}

function listening(onRead: () => void): Log {
  const isRead = (message: string): boolean => message === 'the library was read anew';
  return { ...createLog('silent'), info: (_, message) => void (isRead(message) && onRead()) };
}

function memory(): NodeJS.MemoryUsage {
  globalThis.gc?.();
  return process.memoryUsage();
}

function countSections(content: Content): number {
  return content.library().guides.reduce((sum, guide) => sum + guide.sections.length, 0);
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}
