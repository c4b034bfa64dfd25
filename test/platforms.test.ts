import { randomUUID } from 'node:crypto';
import { beforeAll, onTestFinished } from 'vitest';
import { createDiscord } from '../adapters/discord/discord.ts';
import { members } from '../adapters/web/room.ts';
import { createWeb } from '../adapters/web/web.ts';
import { loadLibrary } from '../src/library/load.ts';
import type { Library } from '../src/library/model.ts';
import type { Log } from '../src/log.ts';
import { searchOf } from './builders/search-of.ts';
import { type Door, type Person, platformContract, type Sight } from './contracts/platform.ts';
import { openDiscord } from './fakes/discord/server.ts';
import { realBot } from './fakes/real-bot.ts';
import { openSlackWorkspace } from './fakes/slack/workspace.ts';

const log: Log = { debug() {}, info() {}, warn() {}, error() {} };
let library: Library;

beforeAll(async () => {
  ({ library } = await loadLibrary({ folders: [new URL('../guides', import.meta.url).pathname] }));
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
  const web = createWeb({
    library: () => library,
    search: () => search,
    playground: 'everywhere',
    reader: 'guides',
    diagram: async () => undefined,
    log,
    clock: now,
    move: undefined,
    wait: async () => undefined,
  });
  await web.start(await realBot(web, library, now));
  const ids = { admin: members[0]?.id ?? '', other: members[1]?.id ?? '' };
  const channel = 'web:sre-daily';
  const rooms = (): readonly string[] => [channel, `${ids.admin}/direct`, `${ids.other}/direct`];
  let form = '';

  async function send(body: Readonly<Record<string, unknown>>): Promise<void> {
    const request = new Request('http://127.0.0.1/playground/api/send', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ event: randomUUID(), ...body }),
    });
    const answer = (await (await web.fetch(request)).json()) as { form?: string; problem?: string };
    if (answer.problem) throw new Error(answer.problem);
    if (answer.form) form = answer.form;
  }
  interface View {
    readonly id: string;
    readonly author: string;
    readonly html: string;
    readonly isPrivate: boolean;
  }
  async function feed(as: Person, room: string): Promise<readonly View[]> {
    const query = new URLSearchParams({ as: ids[as], in: room });
    return (await (
      await web.fetch(new Request(`http://127.0.0.1/playground/api/feed?${query}`))
    ).json()) as View[];
  }
  const sown = new Set((await said()).map(({ id }) => id));
  let seen: readonly Sight[] = [];
  async function said(): Promise<readonly (View & { room: string })[]> {
    const all = new Map<string, View & { room: string }>();
    for (const as of ['admin', 'other'] as const)
      for (const room of rooms())
        for (const view of await feed(as, room))
          if (view.author === 'Coach') all.set(view.id, { ...view, room });
    return [...all.values()];
  }
  async function look(): Promise<void> {
    const all = (await said()).filter(({ id }) => !sown.has(id));
    const order = all.sort((a, b) => Number(a.id.slice(5)) - Number(b.id.slice(5)));
    seen = order.map((view) => ({
      isPublic: !view.isPrivate && !view.room.endsWith('/direct'),
      text: words(view.html),
      buttons: [...view.html.matchAll(/<button[^>]*>([^<]*)/g)].map((found) => found[1] ?? ''),
    }));
  }
  const act = async (body: Readonly<Record<string, unknown>>): Promise<void> => {
    await send(body);
    await look();
  };
  return {
    says: (text, as = 'other') => act({ kind: 'say', as: ids[as], in: channel, text }),
    mentions: (text, as = 'other') => act({ kind: 'say', as: ids[as], in: channel, text: `@Coach ${text}` }),
    writes: (text, as = 'other') => act({ kind: 'say', as: ids[as], in: `${ids[as]}/direct`, text }),
    async presses(label, as = 'other') {
      const views = (await Promise.all(rooms().map((room) => feed(as, room))))
        .flat()
        .sort((a, b) => Number(a.id.slice(5)) - Number(b.id.slice(5)));
      const found = views
        .toReversed()
        .flatMap((view) =>
          [...view.html.matchAll(/data-act="([^"]*)">([^<]*)</g)]
            .filter((one) => one[2] === label)
            .map((one) => ({ message: view.id, act: words(one[1] ?? '') })),
        )[0];
      if (!found) throw new Error(`nobody sees a button "${label}"`);
      await act({ kind: 'press', as: ids[as], ...found });
    },
    async submits(values, as = 'other') {
      const typed: Record<string, string[]> = {};
      for (const [input = ''] of form.matchAll(/<input[^>]*>/g)) {
        const name = /name="([^"]*)"/.exec(input)?.[1] ?? '';
        const value = words(/value="([^"]*)"/.exec(input)?.[1] ?? '');
        typed[name] ??= [];
        if (!/type="(radio|checkbox)"/.test(input) || / checked/.test(input)) typed[name].push(value);
      }
      const opened = words(/data-act="([^"]*)"/.exec(form)?.[1] ?? '');
      await act({ kind: 'submit', as: ids[as], in: channel, act: opened, values: { ...typed, ...values } });
    },
    sees: () => seen,
  };
});

/** The words of HTML as the page shows them. */
function words(html: string): string {
  return html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replace(/&#(\d+);/g, (_whole, code: string) => String.fromCharCode(Number(code)));
}
