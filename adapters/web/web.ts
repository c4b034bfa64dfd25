import type { HttpBindings } from '@hono/node-server';
import type { Card } from '../../src/card/card.ts';
import { inDirect } from '../../src/card/line.ts';
import type { Epoch, MessageId, Place, PostId } from '../../src/ids.ts';
import type { Bot, Sent as Outcome, Platform } from '../../src/platform.ts';
import { readAssets } from './assets.ts';
import type { WebOptions } from './options.ts';
import { createPages } from './pages.tsx';
import { createPlayer } from './play/player.ts';
import { createSeed } from './play/seed.ts';
import { createWorkspace, directOf, isDirect, members, rootOf, team, type Workspace } from './workspace.ts';

/** The reader, and the playground: a platform in memory, to try the bot without a workspace of one's own. */
export function createWeb(
  options: WebOptions,
): Platform & { fetch(request: Request, from?: HttpBindings): Response | Promise<Response> } {
  const workspace = createWorkspace();
  let bot: Bot | undefined;
  const player = createPlayer({ ...options, workspace });
  const pages = createPages({
    ...options,
    workspace,
    player,
    seed: createSeed(workspace, options.clock),
    assets: readAssets(),
    bot: () => bot,
  });
  return {
    ...platformOf(workspace, options.clock),
    async start(given) {
      bot = given;
      return undefined;
    },
    async stop() {
      bot = undefined;
      player.stop();
      workspace.close();
    },
    fetch: pages.fetch,
  };
}

/** Whatever the place. */
const ofPlayground = {
  prefix: 'web:',
  takesCommandsInThreads: () => true,
  isInTeam: () => true,
  bookmarks: () => undefined,
  wayIn: () => 'reload the page',
  mayPost: async () => ({ kind: 'can' }),
  mayDiscuss: async () => undefined,
  mentionable: () => undefined,
  mentionFault: async () => undefined,
  join: async () => true,
} as const satisfies Partial<Platform>;

function platformOf(workspace: Workspace, clock: () => Epoch): Omit<Platform, 'start' | 'stop'> {
  const gone: Outcome = { kind: 'refused', why: 'gone', afterMs: 0 };
  const put = async (place: Place, card: Card, mark?: PostId): Promise<Outcome> => {
    const at = clock();
    const { id } = workspace.add({
      at,
      place,
      from: 'us',
      member: undefined,
      text: '',
      card,
      mark,
      onlyFor: undefined,
    });
    return { kind: 'sent', message: id };
  };
  return {
    ...ofPlayground,
    readUpload: async (_place, upload) => ({ text: upload }), // the page has read the file
    say: (place, card) => put(place, card),
    post: (place, { card, mark }) => put(place, card, mark),
    findPost: async (_place, mark) => workspace.all().find((spoken) => spoken.mark === mark)?.id ?? 'none',
    edit: async (_place, message, card) =>
      workspace.replace(message, card) ? { kind: 'sent', message } : gone,
    remove: async (_place, message) => (workspace.remove(message) ? { kind: 'sent', message } : gone),
    async whisper(member, card) {
      const known = members.find((one) => one.id === member);
      return known ? put({ team, conversation: directOf(known.id) }, inDirect(card)) : gone;
    },
    async readThread(place, { atMost, since = 0 }) {
      const inPlace = workspace
        .all()
        .filter((spoken) => spoken.place.conversation === place.conversation && !spoken.onlyFor);
      const inThread = place.thread
        ? inPlace.filter(
            (spoken) => spoken.place.thread === place.thread || place.thread?.endsWith(`/${spoken.id}`),
          )
        : inPlace.filter((spoken) => rootOf(spoken.place) === undefined);
      return inThread.filter((spoken) => spoken.at >= since).slice(-atMost);
    },
    isAdmin: async (member) => members.some((one) => one.id === member && one.isAdmin),
    admins: async (_place, atMost) =>
      members
        .filter((one) => one.isAdmin)
        .slice(0, atMost)
        .map((one) => one.id),
    // The page runs on the machine that serves it.
    zone: async () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
    isIn: async () => 'here',
    name: async (member) => members.find((one) => one.id === member)?.name,
    whereabouts: async (member) => (members.some((one) => one.id === member) ? 'here' : 'gone'),
    canRead: async () => true,
    surroundings: async (place) => ({
      name:
        workspace.channels().find((channel) => channel.id === place.conversation)?.name ?? 'direct message',
      isDirect: isDirect(place.conversation),
      reach: 'ours',
    }),
    link: async (_place, message: MessageId) => `/playground#${message}`,
    discuss: async (_place, message: MessageId) => `/playground#${message}`,
  };
}
