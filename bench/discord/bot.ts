// The bot on Discord as it is put together, with its file.
import { fileURLToPath } from 'node:url';
import { createDiscord } from '../../adapters/discord/discord.ts';
import { assemble } from '../../src/app/assemble.ts';
import { bundledGuides } from '../../src/app/bundled.ts';
import { createHolidaySources } from '../../src/holidays/sources.ts';
import type { MemberId, Place, PostId } from '../../src/ids.ts';
import { loadLibrary } from '../../src/library/load.ts';
import { createLog } from '../../src/log.ts';
import { defaultSchedule } from '../../src/schedule/calendar.ts';
import { createSeal } from '../../src/seal.ts';
import { createSearch } from '../../src/search/search.ts';
import { warmUp } from '../../src/search/warm-up.ts';
import { openEmbedded } from '../../src/stores/sqlite/open.ts';
import { place } from './payloads.ts';
import { tell } from './told.ts';

const [api = '', token = '', folder = fileURLToPath(import.meta.url)] = process.argv.slice(2);
const { library } = await loadLibrary({ folders: [bundledGuides()] });
const search = await createSearch(library);
await warmUp(search, library, async () => true);
const log = createLog('error');
const platform = createDiscord({ token, commandPrefix: '', log, clock: Date.now, rest: { api } });
const store = await openEmbedded({ folder });
const { bot, runner } = assemble({
  library: () => library,
  search: () => search,
  store,
  platform,
  log,
  mintPost: () => 'post000001' as PostId, // one is posted
  seal: createSeal(token),
  holidays: createHolidaySources({
    fetchCalendar: async () => ({ problem: 'does not exist' }),
    loadCountries: async () => undefined,
  }),
  pace: { lane: () => '', everyMs: 0 },
  timers: {
    now: () => performance.now(),
    set: setTimeout,
    clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
  },
  publicUrl: undefined,
  clock: Date.now,
});
await platform.start(bot);
// A question is open.
const by = 'discord:3' as MemberId;
const at = {
  team: `discord:${place.server}`,
  conversation: `discord:${place.server}/${place.channel}`,
} as Place;
await store.saveSchedule(defaultSchedule(at, 'UTC'), undefined, by);
await runner.postNow(at.conversation, by);
tell();
