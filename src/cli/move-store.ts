import { resolve } from 'node:path';
import { createLog } from '../log.ts';
import type { Store } from '../store/store.ts';
import { type Command, textOf, UsageError } from './command.ts';
import { withProgress } from './progress.ts';

export const moveStore: Command = {
  name: 'move-store',
  summary: 'Copy everything remembered from one store to the other, and check it',
  usage: 'move-store --from PLACE --to PLACE [--dry-run]',
  help: 'PLACE is a folder (the embedded store) or a redis:// URL.\nRun again after an interruption: what is there already stays. The folder left behind is marked, and the bot refuses to start on it.',
  options: { from: { type: 'string' }, to: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  async run(given) {
    const from = textOf(given, 'from');
    const to = textOf(given, 'to');
    if (!from || !to)
      throw new UsageError(
        'Say both places, for example: coach move-store --from ./data --to redis://localhost:6379',
      );
    if (from === to) throw new UsageError('Both places are the same.');
    await refuseRunning([from, to]);
    const { moveFacts } = await import('../stores/shared/move.ts');
    const source = await open(from);
    const target = await open(to, { toRestore: true });
    try {
      const counts = await withProgress({ stream: given.error }, 'Moving', (say) =>
        moveFacts(source, target, {
          dryRun: given.values['dry-run'] === true,
          onProgress: (facts) => say(`${facts} facts`),
          leaveMark: async () => {
            await refuseRunning([from, to].filter(isRedis));
            await leaveMark(from, to);
          },
        }),
      );
      for (const [kind, count] of Object.entries(counts)) given.print(`${kind}: ${count}`);
      given.print(
        given.values['dry-run']
          ? 'Nothing was written.'
          : 'Moved and checked. Point the configuration at the new store and start the bot.',
      );
      return 0;
    } finally {
      await source.close();
      await target.close();
    }
  },
};

/** Moving what changes meanwhile would lose it. A folder is held while it is moved; Redis is asked again before the mark. */
async function refuseRunning(places: readonly string[]): Promise<void> {
  for (const place of places)
    if (isRedis(place)) await refuseOnRedis(place);
    else await refuseInFolder(resolve(place));
}

async function refuseOnRedis(url: string): Promise<void> {
  const { isInUse } = await import('../stores/redis/alive.ts');
  if (await isInUse(url))
    throw new Error(
      `A bot is running on ${withoutPassword(url)}: stop all its replicas, wait 15 s if one was killed, then move the store.`,
    );
}

async function refuseInFolder(folder: string): Promise<void> {
  const { isHeld } = await import('../stores/sqlite/guard.ts');
  if (await isHeld(folder)) throw new Error(`The bot is running on ${folder}: stop it, then move the store.`);
}

/** As it may stand on a screen, and in the mark. */
function withoutPassword(place: string): string {
  return isRedis(place) ? place.replace(/^(\w+:\/\/[^:@/]*):[^@/]*@/, '$1@') : place;
}

/** The store left behind refuses to start again, and says where everything went. */
async function leaveMark(from: string, to: string): Promise<void> {
  if (isRedis(from)) {
    const { markRedisMoved } = await import('../stores/redis/check.ts');
    return markRedisMoved(from, withoutPassword(to), { at: new Date() });
  }
  const { markFolderMoved } = await import('../stores/sqlite/folder.ts');
  return markFolderMoved(resolve(from), withoutPassword(to), new Date());
}

function isRedis(place: string): boolean {
  return /^(rediss?|unix):/.test(place);
}

async function open(place: string, how: { readonly toRestore?: boolean } = {}): Promise<Store> {
  if (isRedis(place)) {
    const { openRedis } = await import('../stores/redis/open.ts');
    return openRedis({ url: place, log: createLog('silent'), ...how });
  }
  const { openEmbedded } = await import('../stores/sqlite/open.ts');
  return openEmbedded({ folder: resolve(place), ...how });
}
