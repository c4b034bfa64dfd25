import { randomUUID } from 'node:crypto';
import { uptime } from 'node:os';
import { assemble } from '../../src/app/assemble.ts';
import { createHolidaySources } from '../../src/holidays/sources.ts';
import type { ConversationId, PostId } from '../../src/ids.ts';
import type { Log } from '../../src/log.ts';
import type { Incoming } from '../../src/platform.ts';
import { createSeal } from '../../src/seal.ts';
import { createSearch } from '../../src/search/search.ts';
import type { Store } from '../../src/store/store.ts';
import { drillLibrary } from '../builders/drill-library.ts';
import { createGlance } from './glance.ts';
import { createPeer } from './peer.ts';
import { remotePlatform } from './remote-platform.ts';
import { type ReplicaSetup, reportingStore } from './reporting-store.ts';

/**
 * One process of the bot, put together as `start` does it: the real runner, bot and store. Its platform lives with
 * the conductor, who hears of every step that matters and may kill it there.
 */
const setup = JSON.parse(process.argv[2] ?? '') as ReplicaSetup; // written by the conductor
hangUp(setup.clock);

const nothing = (): void => undefined;
const log: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
const library = drillLibrary();
const search = await createSearch(library);
const opened = await open();
const mintPost = (): PostId => randomUUID().replaceAll('-', '').slice(0, 10) as PostId; // as `start` mints it

const peer = createPeer(process, {
  press: (incoming: Incoming) => bot.answer(incoming),
  posts: (conversation: ConversationId) => opened.posts(conversation, 10).catch(() => []),
});
const store = reportingStore(opened, peer);
const glance = createGlance(() => uptime() * 1000);
const platform = remotePlatform(peer, glance.lookedAt);
const { bot, runner } = assemble({
  library: () => library,
  search: () => search,
  store,
  platform,
  log,
  mintPost,
  seal: createSeal('a secret'),
  holidays: createHolidaySources(),
  timers: {
    now: glance.now,
    set: (run, ms) => setTimeout(run, ms),
    clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
  },
  pace: { lane: ({ team }) => team, everyMs: 0 },
  ...setup.pace,
  publicUrl: undefined,
  clock: Date.now,
});

process.once('disconnect', () => process.exit());
await peer.ask('ready');
runner.start();

async function open(): Promise<Store> {
  const { store: where } = setup;
  if (where.kind === 'redis') return (await import('../../src/stores/redis/open.ts')).openRedis(where);
  return (await import('../../src/stores/sqlite/open.ts')).openEmbedded(where);
}

/** The wall clock of this process, for everything that reads one. */
function hangUp({ offMs, rate }: ReplicaSetup['clock']): void {
  const honest = Date.now;
  const began = honest();
  Date.now = () => Math.round(began + offMs + (honest() - began) * rate);
}
