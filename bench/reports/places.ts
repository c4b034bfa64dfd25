import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fact } from '../../src/store/facts.ts';
import type { Store } from '../../src/store/store.ts';
import { openRedis } from '../../src/stores/redis/open.ts';
import { openEmbedded } from '../../src/stores/sqlite/open.ts';
import { startServer } from '../drill/backends.ts';

/** Where a command of the command line finds the data. */
export interface Place {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  fill(facts: AsyncIterable<Fact>): Promise<void>;
  close(): Promise<void>;
}

export async function startEmbedded(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'coach-bench-'));
  return {
    name: 'embedded',
    env: { DATA_DIR: folder, REDIS_URL: '' },
    fill: async (facts) => restore(await openEmbedded({ folder }), facts),
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

export async function startRedis(): Promise<Place> {
  const { socket, stop } = await startServer();
  const url = `unix://${socket}`;
  return {
    name: 'redis',
    env: { REDIS_URL: url },
    fill: async (facts) => restore(await openRedis({ url }), facts),
    close: async () => stop(),
  };
}

async function restore(store: Store, facts: AsyncIterable<Fact>): Promise<void> {
  await store.restore(facts).finally(() => store.close());
}
