import { beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '../../src/library/model.ts';
import { type BotChat, openBotChat } from '../builders/bot-chat.ts';
import { bundledLibrary } from '../builders/bundled.ts';

let library: Library;

beforeAll(async () => {
  library = await bundledLibrary();
});

async function open(): Promise<{ chat: BotChat; reads: () => number }> {
  const chat = await openBotChat({ library, at: '2026-11-23T03:02:00Z' });
  await chat.store.note('conversation', 'fake:T1/inc-1', { watch: 'live' });
  const { readThread } = chat.platform;
  let calls = 0;
  chat.platform.readThread = (place, wanted) => {
    calls += 1;
    return readThread(place, wanted);
  };
  return { chat, reads: () => calls };
}

const disk = '[FIRING:1] HostOutOfDiskSpace log-2: 98% of /var is used';
const pool = '[FIRING:1] PostgresTooManyConnections orders-db: 498 of 500 connections are in use';

describe('a feed of alerts', () => {
  it('is not read for alerts that nobody answers', async () => {
    const { chat, reads } = await open();

    for (let i = 0; i < 120; i++) await chat.overhears(`${disk}, host ${i}`, 'bot');

    expect(reads()).toBe(0);
    expect(chat.heard()).toEqual([]);
  });

  it('is read once for messages that come together', async () => {
    const { chat, reads } = await open();

    for (let i = 0; i < 20; i++) await chat.overhears('looking into it');

    expect(reads()).toBe(1);
  });

  it.each([
    ['one alert', [disk]],
    ['two alerts', [disk, pool]],
  ])('is not taken for an incident by a greeting under %s', async (_name, alerts) => {
    const { chat } = await open();
    for (const alert of alerts) await chat.overhears(alert, 'bot');

    await chat.overhears('good morning');

    expect(chat.heard()).toEqual([]);
  });

  it('gives the reason of one alert, never of two', async () => {
    const { chat } = await open();
    await chat.overhears(pool, 'bot');
    await chat.overhears(disk, 'bot');

    await chat.overhears('checkout is down, the connection pool is exhausted, users get errors');

    expect(chat.heard()[0]?.text).toMatch(/Because of "connection( pool)?"/);
    expect(chat.heard()[0]?.text).not.toMatch(/disk|HostOutOfDiskSpace/i);
  });

  it('says nothing anew when the same alert fires again', async () => {
    const { chat } = await open();
    await chat.overhears(disk, 'bot');
    await chat.overhears('on it, deleting old logs');
    const said = chat.heard().length;
    await chat.until('2026-11-23T09:00:00Z');

    await chat.overhears(disk.replace('98%', '97%'), 'bot');
    await chat.overhears('again? looking into it');

    expect(said).toBe(1);
    expect(chat.heard()).toHaveLength(1);
  });

  it('is read again where an alert was edited', async () => {
    const { chat } = await open();
    await chat.overhears(disk, 'bot');
    const [first] = chat.platform.settings.thread;
    if (!first || typeof first === 'string') throw new Error('the alert was not heard');
    chat.platform.settings.thread = [{ ...first, text: disk.replace('FIRING', 'RESOLVED') }];

    await chat.overhears('on it');

    expect(chat.heard()).toEqual([]);
  });
});
