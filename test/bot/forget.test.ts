import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { openRedis } from '../../src/stores/redis/open.ts';
import { openEmbedded } from '../../src/stores/sqlite/open.ts';
import { type BotChat, openBotChat } from '../builders/bot-chat.ts';
import { drillLibrary } from '../builders/drill-library.ts';
import { folderWith } from '../builders/folder.ts';
import { memberId } from '../fakes/platform.ts';
import { rawKeys, startRedis } from '../fakes/redis.ts';

interface Opened {
  readonly store: Store;
  /** Everything as it lies on the disk, or in the server. */
  raw(): Promise<Buffer>;
}

const dayMs = 86_400_000;
const stores: Readonly<Record<string, () => Promise<Opened>>> = {
  'the embedded store': openFile,
  'the Redis store': openServer,
};

describe.each(Object.entries(stores))('a member who left, on %s', (_name, open) => {
  it('is in no byte of it after thirty days without a word from anybody', async () => {
    const { store, raw } = await open();
    const chat = await openBotChat({ library: drillLibrary(), at: daysAgo(31), store });
    await drill(chat);
    await chat.sends('membership', 'member left', 'ann');
    expect(String(await raw())).toContain(memberId('ann'));

    await chat.until(daysAgo(0));

    expect(String(await raw())).not.toContain(memberId('ann'));
    expect(String(await raw())).toContain(memberId('bob'));
  });

  it.each(['here', 'cannot tell'] as const)('is kept where the answer to "gone?" is "%s"', async (found) => {
    const { store, raw } = await open();
    const chat = await openBotChat({ library: drillLibrary(), at: daysAgo(31), store });
    await drill(chat);
    await chat.sends('membership', 'member left', 'ann');
    chat.platform.settings.whereabouts = found;

    await chat.until(daysAgo(0));

    expect(String(await raw())).toContain(memberId('ann'));
    const { leftAt } = await store.read('member', memberId('ann'));
    expect(typeof leftAt).toBe(found === 'here' ? 'undefined' : 'number');
  });

  it('is kept for thirty days', async () => {
    const { store, raw } = await open();
    const chat = await openBotChat({ library: drillLibrary(), at: daysAgo(29), store });
    await drill(chat);
    await chat.sends('membership', 'member left', 'ann');

    await chat.until(daysAgo(0));

    expect(String(await raw())).toContain(memberId('ann'));
  });
});

describe('a member who left, and keeps the app for themselves', () => {
  it.each([
    ['is kept while they practise on', true],
    ['is forgotten where they do not', false],
  ])('%s', async (_name, practises) => {
    const chat = await openBotChat({ library: drillLibrary(), at: '2026-11-02T09:00:00Z' });
    await drill(chat);
    await chat.sends('membership', 'member left', 'ann');
    await chat.until('2026-11-05T09:00:00Z');
    if (practises) {
      await chat.says('/quiz', { as: 'ann', in: 'direct' });
      await chat.presses('A', { as: 'ann' });
    }

    await chat.until('2026-12-20T09:00:00Z');

    expect(await chat.store.attempts(memberId('ann'))).toHaveLength(practises ? 2 : 0);
  });
});

/** An answer, a report, a try, a name on the board, a pause: all that a member can leave behind. */
async function drill(chat: BotChat): Promise<void> {
  const [ann, admin] = [{ as: 'ann' }, { as: 'admin' }];
  await chat.says('/coach', admin);
  await chat.presses('Start', admin);
  await chat.presses('Post now', admin);
  await chat.presses('A', { as: 'bob' });
  await chat.presses('C', ann);
  await chat.presses('Report', ann);
  await chat.submits({ reason: ['unclear'], text: ['what is meant'] }, ann);
  await chat.says('/quiz', ann);
  await chat.presses('A', ann);
  await chat.says('/coach privacy', ann);
  await chat.presses('Show me on boards', ann);
  await chat.says('/streak', ann);
  await chat.presses('Pause', ann);
  await chat.presses('For a week', ann);
}

/** The stores' own clocks are real, so the past is told by the platform. */
function daysAgo(days: number): string {
  return new Date(Date.now() - days * dayMs).toISOString();
}

async function openFile(): Promise<Opened> {
  const folder = await folderWith({});
  const files = (): readonly string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));
  return {
    store: await openEmbedded({ folder }),
    raw: async () => Buffer.concat(files().map((name) => readFileSync(join(folder, name)))),
  };
}

async function openServer(): Promise<Opened> {
  const server = await startRedis();
  onTestFinished(() => server.stop());
  return { store: await openRedis({ url: server.url }), raw: () => rawKeys([server], 'coach') };
}
