import { beforeEach, describe, expect, it } from 'vitest';
import { renderCard as renderDiscord } from '../../adapters/discord/render-card.ts';
import { renderCard as renderSlack } from '../../adapters/slack/render-card.ts';
import { createAccess } from '../../adapters/web/access.ts';
import { createPreview } from '../../src/app/preview.ts';
import { loadLibrary } from '../../src/library/load.ts';
import { openBotChat } from '../builders/bot-chat.ts';
import { folderWith } from '../builders/folder.ts';
import { guideText } from '../builders/guide-text.ts';
import { searchOf } from '../builders/search-of.ts';
import { webOf } from '../builders/web.ts';

const dayMs = 86_400_000;
const runbook = '# Payroll secrets\n\n## Restart\n\n1. Restart it by hand.\n';
let now = Date.parse('2026-11-27T10:00:00Z');
const access = createAccess({ secret: 'xoxb-a-token-of-the-bot', pages: 'reader', clock: () => now });
let visit: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;

beforeEach(async () => {
  const folders = [await folderWith({}), await folderWith({ 'payroll.md': runbook })];
  const { library } = await loadLibrary({ folders });
  const search = await searchOf(library);
  const web = webOf(library, search, {
    reader: 'all',
    access,
    diagram: async () => '<svg/>',
    clock: () => now,
  });
  visit = async (path, headers = {}) => web.fetch(new Request(`https://coach.example${path}`, { headers }));
});

const paths = [
  '/',
  '/fire',
  '/search?q=restart+payroll',
  '/search/typed?q=payroll',
  '/guides/payroll',
  '/guides/payroll/restart',
  '/guides/payroll/diagrams/1.svg',
  '/guides/no-such-guide',
];
const sessionOf = (page: Response): string => page.headers.get('set-cookie')?.split(';')[0] ?? '';

describe('pages that open by signed links', () => {
  it.each(['/privacy', '/terms'])('leave %s open to whoever judges the app', async (path) => {
    const page = await visit(path);

    expect(page.status).toBe(200);
    expect(await page.text()).not.toMatch(/Payroll|href="\/guides/);
  });

  it.each(paths)('%s is shut to who has none, whatever they have seen before', async (path) => {
    const etag = (await visit(access.signPath(path))).headers.get('etag') ?? '"x"';

    for (const headers of [{}, { 'if-none-match': etag }, { cookie: 'coach_reader=mistake.0' }]) {
      const page = await visit(path, headers);
      expect(page.status).toBe(403);
      expect(await page.text()).not.toMatch(/Payroll secrets|Restart it/);
    }
  });

  it('open by a link, and for twelve hours every page by what the browser keeps', async () => {
    const first = await visit(access.signPath('/guides/payroll#restart'));
    const cookie = sessionOf(first);

    expect(await first.text()).toContain('Restart it by hand.');
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    expect(first.headers.get('set-cookie')).toMatch(
      /; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect((await visit('/guides/payroll/restart', { cookie })).status).toBe(200);
    now += dayMs / 2;
    expect((await visit('/guides/payroll/restart', { cookie })).status).toBe(403);
  });

  it('stay shut to a link that ended, was changed, or was signed with another secret', async () => {
    const link = access.signPath('/guides/payroll');
    const other = createAccess({ secret: 'another', pages: 'reader', clock: () => now });
    const session = `/guides/payroll?access=${access.session().proof}`;

    for (const wrong of [
      `${link}x`,
      link.replace('access=', 'access=z'),
      other.signPath('/guides/payroll'),
      session,
    ])
      expect((await visit(wrong)).status, wrong).toBe(403);
    now += 7 * dayMs;
    expect((await visit(link)).status).toBe(200);
    now += dayMs;
    expect((await visit(link)).status).toBe(403);
    expect(await (await visit(link)).text()).toContain('This link has expired');
  });

  it('take the proof of a link for no session', async () => {
    const [, proof = ''] = access.signPath('/').split('access=');

    expect((await visit('/', { cookie: `coach_reader=${proof}` })).status).toBe(403);
  });
});

describe('links on cards', () => {
  const looks = { commandPrefix: '', publicUrl: 'https://coach.example', signPath: access.signPath };
  const card = {
    name: 'Guide',
    title: [{ kind: 'link', url: '/guides/payroll#restart', text: 'Restart' }],
    body: [],
    buttons: [],
    small: [],
  } as const;

  it.each([
    ['Slack', () => JSON.stringify(renderSlack(card, { ...looks, asks: 'command', names: new Map() }))],
    ['Discord', () => JSON.stringify(renderDiscord(card, looks))],
  ])('in the text are signed on %s', async (_platform, draw) => {
    const [, path = ''] = draw().match(/https:\/\/coach\.example([^"|)\\]*)/) ?? [];

    expect(path).toContain('?access=');
    expect((await visit(path)).status).toBe(200);
  });

  it.each(['slack', 'discord'] as const)('are signed in the preview of %s, too', async (look) => {
    const { commandPrefix, publicUrl, signPath } = looks;
    const preview = createPreview({ commandPrefix, publicUrl, signPath });
    const named = { members: [], channels: [] };
    const drawn = { named, mark: undefined, within: 'channel', origin: publicUrl } as const;

    expect(JSON.stringify(await preview.message(look, card, drawn))).toContain('?access=');
  });

  it('behind "Open in browser" are signed', async () => {
    const { library } = await loadLibrary({
      folders: [await folderWith({ 'sample/guide.md': guideText() })],
    });
    const reader = { publicUrl: 'https://coach.example', signPath: access.signPath };
    const chat = await openBotChat({ library, at: '2026-11-27T10:00:00Z', reader });

    await chat.says('/guide sample in one minute');
    await chat.presses(chat.heard()[0]?.buttons[0] ?? '');

    expect(chat.last()).toContain('Open in browser -> https://coach.example/guides/sample?access=');
  });
});
