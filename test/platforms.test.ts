import { beforeAll, onTestFinished } from 'vitest';
import { createDiscord } from '../adapters/discord/discord.ts';
import { members } from '../adapters/web/workspace.ts';
import type { Library } from '../src/library/model.ts';
import type { Log } from '../src/log.ts';
import { bundledLibrary } from './builders/bundled.ts';
import { createDoor, type Shown } from './builders/playground-door.ts';
import { searchOf } from './builders/search-of.ts';
import { webOf } from './builders/web.ts';
import { type Door, type Person, platformContract, type Sight } from './contracts/platform.ts';
import { openDiscord } from './fakes/discord/server.ts';
import { realBot } from './fakes/real-bot.ts';
import { readScreen } from './fakes/slack/screen.ts';
import { openSlackWorkspace } from './fakes/slack/workspace.ts';

const log: Log = { debug() {}, info() {}, warn() {}, error() {} };
let library: Library;

beforeAll(async () => {
  library = await bundledLibrary();
});

platformContract('Slack', async (): Promise<Door> => {
  const chat = openSlackWorkspace();
  await chat.start(await realBot(chat.platform, library, () => chat.clock.now));
  onTestFinished(() => chat.stop());
  const names = { admin: 'admin', other: 'first' } as const;
  return {
    says: (text, as = 'other') => chat.says(text, { as: names[as] }),
    mentions: (text, as = 'other') => chat.mentions(text, { as: names[as] }),
    writes: (text, as = 'other') => chat.says(text, { as: names[as], in: 'direct' }),
    presses: (label, as = 'other') => chat.presses(label, { as: names[as] }),
    submits: (values, as = 'other') => chat.submits(values, { as: names[as] }),
    sees: () =>
      chat.heard().map(({ to, text, buttons }): Sight => ({ isPublic: to === 'everyone', text, buttons })),
  };
});

platformContract('Discord', async (): Promise<Door> => {
  const now = (): number => Date.UTC(2026, 10, 23, 9);
  const chat = await openDiscord({ now });
  const discord = createDiscord({
    token: chat.token,
    commandPrefix: '',
    admins: [],
    log,
    clock: now,
    rest: chat.rest,
    waitMs: 40,
  });
  await discord.start(await realBot(discord, library, now));
  onTestFinished(async () => {
    await discord.stop(1000);
    await chat.close();
  });
  const names = { admin: 'manager', other: 'member' } as const;
  /** A message has no acknowledgement: its answer is waited for. */
  const answered = async (say: () => unknown): Promise<void> => {
    const before = chat.heard().length;
    await say();
    await chat.until(() => (chat.heard().length > before ? true : undefined), 'the message was answered');
  };
  return {
    says: async (text, as = 'other') => void (await chat.says(text, { as: names[as] })),
    mentions: (text, as = 'other') => answered(() => chat.mentions(text, { as: names[as] })),
    writes: (text, as = 'other') => answered(() => chat.says(text, { as: names[as], in: 'direct' })),
    presses: async (label, as = 'other') => void (await chat.presses(label, { as: names[as] })),
    submits: async (values, as = 'other') => void (await chat.submits(values, { as: names[as] })),
    sees: () =>
      chat.heard().map(
        (shown): Sight => ({
          isPublic: shown.for === 'everyone',
          text: shown.text,
          buttons: shown.buttons,
        }),
      ),
  };
});

platformContract('the playground', async (): Promise<Door> => {
  const now = (): number => Date.UTC(2026, 10, 23, 9);
  const search = await searchOf(library);
  const web = webOf(library, search, {
    playground: 'everywhere',
    log,
    clock: now,
  });
  await web.start(await realBot(web, library, now));
  onTestFinished(() => web.stop(0));
  const ids = { admin: members[0]?.id ?? '', other: members[1]?.id ?? '' };
  const channel = 'web:sre-daily';
  const door = createDoor(web);
  const sown = new Set<string>();
  for (const { id } of await said()) sown.add(id);
  let form: SlackForm | undefined;
  let seen: readonly Sight[] = [];

  /** What Coach said since the start, oldest first. */
  async function said(as: readonly Person[] = ['admin', 'other']): Promise<readonly Shown[]> {
    const each = await Promise.all(as.map((one) => door.sees(undefined, ids[one])));
    const all = new Map(each.flat().map((view) => [view.id, view]));
    return [...all.values()]
      .filter(({ kind, id }) => kind === 'coach' && !sown.has(id))
      .sort((a, b) => Number(a.id.slice(5)) - Number(b.id.slice(5)));
  }
  async function act(body: Readonly<Record<string, unknown>>): Promise<void> {
    const { problem, form: opened } = await door.send(body);
    if (problem) throw new Error(problem);
    if (opened) form = opened as SlackForm;
    seen = (await said()).map(({ payload, isOnlyYours, conversation, presses }) => ({
      isPublic: !isOnlyYours && !conversation.endsWith('/direct'),
      text: readScreen((payload as SlackForm).blocks).text,
      buttons: presses.map(({ label }) => label),
    }));
  }
  return {
    says: (text, as = 'other') => act({ kind: 'say', as: ids[as], in: channel, text }),
    mentions: (text, as = 'other') => act({ kind: 'say', as: ids[as], in: channel, text: `@Coach ${text}` }),
    writes: (text, as = 'other') => act({ kind: 'say', as: ids[as], in: `${ids[as]}/direct`, text }),
    async presses(label, as = 'other') {
      const found = (await said([as]))
        .toReversed()
        .flatMap(({ id, presses }) =>
          presses
            .filter((press) => press.label === label)
            .map(({ action }) => ({ message: id, act: action.value })),
        )[0];
      if (!found) throw new Error(`nobody sees a button "${label}"`);
      await act({ kind: 'press', as: ids[as], ...found });
    },
    async submits(values, as = 'other') {
      const { blocks, private_metadata: opened } = form ?? { blocks: [], private_metadata: '' };
      const typed = readScreen(blocks).fields;
      await act({ kind: 'submit', as: ids[as], in: channel, act: opened, values: { ...typed, ...values } });
    },
    sees: () => seen,
  };
});

interface SlackForm {
  readonly blocks: unknown;
  readonly private_metadata: string;
}
