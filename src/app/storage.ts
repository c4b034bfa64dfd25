import { resolve } from 'node:path';
import type { Config } from '../config.ts';
import type { Library } from '../library/model.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { answerDoor } from './door.ts';

export interface Storage {
  readonly store: Store;
  /** It lives elsewhere, and may be away without anything being wrong here. */
  readonly isShared: boolean;
  /** It was found without its data while the bot ran. */
  hasLostData(): boolean;
  close(): Promise<void>;
}

/** A replica that was killed counts as running for three times as long: `move-store` says so. */
const aliveEveryMs = 5_000;

/**
 * Redis where it is configured, else the file, held by this process alone. With a library it answers the command line
 * through the socket of that hold. Without one it is the command line itself, and no running bot.
 */
export async function openStore(
  config: Config,
  log: Log,
  running?: { readonly library: () => Library; readonly clock: () => number },
): Promise<Storage> {
  const library = running?.library;
  if (config.redisUrl) {
    const { openRedis } = await import('../stores/redis/open.ts');
    let isLost = false;
    const onLost = (): void => {
      isLost = true;
    };
    const alive = library ? { aliveEveryMs } : {};
    const store = await openRedis({ url: config.redisUrl, log, onLost, ...alive });
    await store
      .now()
      .catch(() =>
        log.warn(
          {},
          'Redis does not answer: guides are served and nothing is remembered until it does; start it, or correct REDIS_URL',
        ),
      );
    return { store, isShared: true, hasLostData: () => isLost, close: () => store.close() };
  }
  const folder = resolve(config.dataDir);
  const { holdFolder } = await import('../stores/sqlite/guard.ts');
  const { openEmbedded } = await import('../stores/sqlite/open.ts');
  let store: Store | undefined;
  const sources = () => (store && library ? { store, library } : undefined);
  const hold = await holdFolder(folder, (socket) => answerDoor(socket, sources, log));
  const time = running ? { now: running.clock } : {};
  const opened = await openEmbedded({ folder, ...time }).catch(async (error: unknown) => {
    await hold.release();
    throw error;
  });
  store = opened;
  return {
    store: opened,
    isShared: false,
    hasLostData: () => false,
    async close() {
      await opened.close();
      await hold.release();
    },
  };
}
