import { describe, expect, it, onTestFinished } from 'vitest';
import { createDiscord } from '../../adapters/discord/discord.ts';
import { toPlace } from '../../adapters/discord/ids.ts';
import type { Platform } from '../../src/platform.ts';
import { drillLibrary } from '../builders/drill-library.ts';
import { type DiscordServer, openDiscord } from '../fakes/discord/server.ts';
import { ids, permissions } from '../fakes/discord/world.ts';
import { realCoach } from '../fakes/real-bot.ts';

const at = Date.UTC(2026, 10, 23, 8);
const admin = { as: 'manager' } as const;
const settings = { difficulty: 'any' };

/** A channel with a daily question, before an admin who may set it up. */
async function asked(): Promise<{ chat: DiscordServer; discord: Platform }> {
  const chat = await openDiscord({ now: () => at });
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const options = { token: chat.token, commandPrefix: '', admins: [], log, rest: chat.rest };
  const discord = createDiscord({ ...options, clock: () => at });
  const { bot, runner } = await realCoach(discord, drillLibrary(), () => at);
  await discord.start(bot);
  onTestFinished(async () => {
    await runner.stop();
    await discord.stop(1000);
    await chat.close();
  });
  await chat.says('/coach', admin);
  await chat.presses('Change first', admin);
  const daily = { time: '10:00', zone: 'Europe/Berlin', days: ['1'], packs: ['incidents'], names: 'off' };
  await chat.submits(daily, admin);
  return { chat, discord };
}

async function saves(chat: DiscordServer, discussion: string): Promise<void> {
  await chat.presses('More', admin);
  await chat.submits({ ...settings, discussion }, admin);
}

const place = toPlace(ids.guild, ids.daily);
const onCall = '600000000000000001';
const role = (name: string, mentionable: boolean) => ({
  ...{ id: onCall, name, mentionable },
  ...{ permissions: '0', colors: { primary_color: 0 } },
});
const last = (chat: DiscordServer): string => chat.heard().at(-1)?.text ?? '';
const cannot = 'I lack Create Public Threads. Allow me Create Public Threads under Edit Channel, Permissions';

describe('the thread of a question on Discord', () => {
  it('is opened with it where an admin chose that, and named by it', async () => {
    const { chat } = await asked();
    await saves(chat, 'opened');
    expect(last(chat)).toContain('Discussion thread: with each question.');

    await chat.presses('Post now', admin);

    const post = chat.heard().find(({ isSilent }) => isSilent);
    const names = [...chat.state.threads].map(([id, { name }]) => [id, name]);
    expect(names).toEqual([[post?.id, expect.stringMatching(/\?$/)]]);
    expect(post?.text).toContain(names[0]?.[1]);
  });

  it('is not opened before somebody asks for it otherwise', async () => {
    const { chat } = await asked();
    await saves(chat, 'asked');

    await chat.presses('Post now', admin);
    expect([...chat.state.threads]).toEqual([]);

    await chat.presses('A');
    await chat.presses('Discuss');
    expect([...chat.state.threads]).toHaveLength(1);
  });

  it('cannot be chosen where it would not open, and what was typed is kept', async () => {
    const { chat } = await asked();
    chat.denies(ids.daily, permissions.openThreads);

    await saves(chat, 'opened');

    expect(last(chat)).toContain(`Discussion thread: ${cannot}.`);
    expect(chat.heard().at(-1)?.buttons).toEqual(['Open the form again']);
  });

  it('that is forbidden since costs no question, and is told to the admins once', async () => {
    const { chat } = await asked();
    await saves(chat, 'opened');
    chat.denies(ids.daily, permissions.openThreads);

    await chat.presses('Post now', admin);

    const whispers = chat.heard().filter(({ text }) => text.includes('could not open its thread'));
    expect(chat.heard().filter(({ isSilent }) => isSilent)).toHaveLength(1);
    expect(new Set(whispers.map(({ channel }) => channel)).size).toBe(whispers.length);
    expect(whispers[0]?.text).toBe(
      `**I posted the question and could not open its thread** in <#${ids.daily}>. I lack Create Public Threads.\nAllow me Create Public Threads under Edit Channel, Permissions, and the next question gets one.\n-# Said once.`,
    );

    await chat.says('/coach setup', admin);
    expect(last(chat)).toContain(`I cannot open a thread with the question: ${cannot}.`);

    await chat.presses('A');
    await chat.presses('Discuss');
    expect(last(chat)).toContain(
      'I cannot open its thread: I lack Create Public Threads. An admin can change that: Allow me Create Public Threads under Edit Channel, Permissions. Until then, reply to the question.',
    );
  });

  it.each([2, 13])('is not to be had in a channel of type %i', async (type) => {
    const { chat, discord } = await asked();
    const id = chat.adds('voice', type);
    chat.denies(id, 0n);

    await expect
      .poll(() => discord.mayDiscuss(toPlace(ids.guild, id)))
      .toMatchObject({ problem: 'It has no threads', remedy: 'Start the questions in a text channel' });
  });
});

describe('the mention of a question on Discord', () => {
  const lost = 'The role that was chosen is no longer in this server. Choose another under More.';
  const silent =
    '@ops takes no mentions. Switch on "Allow anyone to @mention this role" for it in Server Settings, Roles.';

  it.each([
    ['is deleted', 'GUILD_ROLE_DELETE', { role_id: onCall }, lost],
    ['takes no mentions any more', 'GUILD_ROLE_UPDATE', { role: role('ops', false) }, silent],
  ])('is told of in the settings once its role %s', async (_, event, change, fault) => {
    const { chat, discord } = await asked();
    chat.dispatch('GUILD_ROLE_CREATE', { guild_id: ids.guild, role: role('ops', true) });
    await expect.poll(() => discord.mentionFault(place, onCall)).toBeUndefined();
    await chat.presses('More', admin);
    await chat.submits({ ...settings, discussion: 'asked', role: onCall }, admin);
    expect(last(chat)).not.toContain('mention nobody now');

    chat.dispatch(event, { guild_id: ids.guild, ...change });
    await expect.poll(() => discord.mentionFault(place, onCall)).toBe(fault);
    await chat.says('/coach setup', admin);

    expect(last(chat)).toContain(`The questions mention nobody now. ${fault}`);
  });
});
