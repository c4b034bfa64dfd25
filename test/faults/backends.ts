import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { MemberId } from '../../src/ids.ts';
import { type Store, StoreAway } from '../../src/store/store.ts';
import { openRedis } from '../../src/stores/redis/open.ts';
import { openEmbedded } from '../../src/stores/sqlite/open.ts';
import { startRedis } from '../fakes/redis.ts';
import type { ReplicaSetup } from './reporting-store.ts';

/** Where the processes of one world remember. */
export interface Memory {
  readonly where: ReplicaSetup['store'];
  readonly mostReplicas: number;
  /** Opened by the conductor while no process runs on it, and closed again. */
  with<T>(work: (store: Store) => Promise<T>): Promise<T>;
  /** As a power cut, once it is up; it is on again a moment later. Nothing, where there is no server. */
  killServer(): Promise<void>;
  stop(): Promise<void>;
}

export const admin = 'fault:T1/admin' as MemberId;
const downAtMostMs = 400;
const patience = 30;

export async function embeddedMemory(): Promise<Memory> {
  const folder = mkdtempSync(join(tmpdir(), 'coach-faults-'));
  return {
    where: { kind: 'embedded', folder },
    mostReplicas: 1,
    with: (work) => using(() => openEmbedded({ folder }), work),
    killServer: async () => undefined,
    stop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

export async function redisMemory(): Promise<Memory> {
  const server = await startRedis();
  const where = { kind: 'redis', url: server.url, prefix: 'faults' } as const;
  let restarting: Promise<void> | undefined;
  const restart = async (): Promise<void> => {
    await server.kill();
    await setTimeout(Math.random() * downAtMostMs);
    await server.start();
  };
  return {
    where,
    mostReplicas: 5,
    async with(work) {
      await restarting;
      return using(() => openRedis(where), work);
    },
    async killServer() {
      while (restarting) await restarting;
      restarting = restart().finally(() => {
        restarting = undefined;
      });
    },
    async stop() {
      await restarting;
      await server.stop();
    },
  };
}

/** Whatever it reads and writes may be repeated: a server that is just starting is waited for. */
async function using<T>(open: () => Promise<Store>, work: (store: Store) => Promise<T>): Promise<T> {
  for (let left = patience; ; left--) {
    const store = await open();
    try {
      return await work(store);
    } catch (error) {
      if (!(error instanceof StoreAway) || left === 0) throw error;
    } finally {
      await store.close();
    }
  }
}
