import { resolve } from 'node:path';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store.ts';

export interface Storage {
  readonly store: Store;
  close(): Promise<void>;
}

/** Redis where it is configured, else the file, held by this process alone. */
export async function openStore(config: Config, log: Log): Promise<Storage> {
  if (config.redisUrl) {
    const { openRedis } = await import('../stores/redis.ts');
    const store = await openRedis({ url: config.redisUrl, log });
    await store
      .now()
      .catch(() =>
        log.warn(
          {},
          'Redis does not answer: guides are served and nothing is remembered until it does; start it, or correct REDIS_URL',
        ),
      );
    return { store, close: () => store.close() };
  }
  const folder = resolve(config.dataDir);
  const { holdFolder } = await import('../stores/embedded-guard.ts');
  const { openEmbedded } = await import('../stores/embedded.ts');
  const hold = await holdFolder(folder);
  const store = await openEmbedded({ folder });
  return {
    store,
    async close() {
      await store.close();
      await hold.release();
    },
  };
}
