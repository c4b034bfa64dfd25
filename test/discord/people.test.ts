import { afterEach, describe, expect, it } from 'vitest';
import type { MemberId, Place } from '../../src/ids.ts';
import { type Setting, setUpDiscord, shows } from '../fakes/discord/bot.ts';
import { ok, refuse } from '../fakes/discord/rest.ts';
import { channel, guild, ids, member as memberOf, user } from '../fakes/discord/world.ts';

let here: Setting | undefined;
afterEach(async () => {
  await here?.close();
  here = undefined;
});

const member = `discord:${ids.member}` as MemberId;
const daily = {
  team: `discord:${ids.guild}`,
  conversation: `discord:${ids.guild}/${ids.daily}`,
} as Place;
const other = '100000000000000002';

/** The bot in two servers, one of which answers about members as told. */
async function inTwo(first: ReturnType<typeof refuse>, second?: ReturnType<typeof refuse>): Promise<Setting> {
  const setting = await setUpDiscord();
  here = setting;
  const channels = [channel('200000000000000009', 'ops', { guild_id: other })];
  setting.chat.dispatch('GUILD_CREATE', { ...guild(other, []), channels });
  await expect.poll(() => setting.bot.heard).toHaveLength(1);
  setting.chat.fail(({ path }) => {
    if (path.startsWith(`/guilds/${ids.guild}/members/`)) return first;
    return path.startsWith(`/guilds/${other}/members/`) ? second : undefined;
  });
  return setting;
}

const unknownMember = refuse(404, 10_007, 'Unknown Member');

describe('a member who left a server of Discord', () => {
  it('is here while another server is shared with the bot', async () => {
    const { discord } = await inTwo(unknownMember);

    expect(await discord.whereabouts(member)).toBe('here');
  });

  it('reads none of its channels, and a member those that they may view', async () => {
    const { discord, chat } = await inTwo(ok(memberOf(ids.member)));
    expect(await discord.canRead(member, daily)).toBe(true);

    chat.fail(({ path }) => (path.startsWith(`/guilds/${ids.guild}/members/`) ? unknownMember : undefined));
    expect(await discord.canRead(member, daily)).toBe(false);
  });

  it('is gone when none is', async () => {
    const { discord } = await inTwo(unknownMember, unknownMember);

    expect(await discord.whereabouts(member)).toBe('gone');
  });

  it('is not known to be gone where a server does not answer', async () => {
    const { discord } = await inTwo(unknownMember, refuse(403, 50_001, 'Missing Access'));

    expect(await discord.whereabouts(member)).toBe('cannot tell');
  });
});

describe('members on a card on Discord', () => {
  const board = (place: 'place' | 'asker') =>
    shows(place, '', {
      title: [
        { kind: 'text', text: '3 right: ' },
        { kind: 'member', member: `discord:${ids.stranger}` as MemberId },
      ],
    });

  it('stand there as their server shows them', async () => {
    here = await setUpDiscord();
    here.bot.replyTo = () => board('place');
    here.chat.fail(({ path }) =>
      path.endsWith(`/members/${ids.stranger}`)
        ? ok({ ...memberOf(ids.stranger), nick: 'Ann *on call*' })
        : undefined,
    );

    await here.chat.says('/streak');

    expect(here.chat.heard()).toMatchObject([{ text: '3 right: Ann \\*on call\\*' }]);
  });

  it('have the name of their account in a direct message, and where they left', async () => {
    here = await setUpDiscord();
    here.bot.replyTo = () => board('asker');
    here.chat.fail(({ path }) => {
      if (path === `/users/${ids.stranger}`) return ok({ ...user(ids.stranger), global_name: 'Ann' });
      return path.includes('/members/') ? unknownMember : undefined;
    });

    await here.chat.says('/streak', { in: 'direct' });
    await here.chat.says('/streak');

    expect(here.chat.heard()).toMatchObject([{ text: '3 right: Ann' }, { text: '3 right: Ann' }]);
  });

  it('are mentions, which ping nobody, where Discord tells no name', async () => {
    here = await setUpDiscord();
    here.bot.replyTo = () => board('asker');
    here.chat.fail(({ path }) =>
      /members|users/.test(path) ? refuse(403, 50_001, 'Missing Access') : undefined,
    );

    await here.chat.says('/streak');

    expect(here.chat.heard()).toMatchObject([{ text: `3 right: <@${ids.stranger}>` }]);
  });
});

describe('the way in on Discord', () => {
  it('names what the channel denies the bot', async () => {
    here = await setUpDiscord();
    expect(here.discord.wayIn(daily, 'post')).toBe('allow me Send Messages and Create Public Threads');
    const deny = String((1n << 14n) | (1n << 16n)); // Embed Links, Read Message History
    const permission_overwrites = [{ id: ids.bot, type: 1, allow: '0', deny }];
    here.chat.dispatch('CHANNEL_UPDATE', channel(ids.daily, 'sre-daily', { permission_overwrites }));

    const { discord } = here;
    await expect.poll(() => discord.wayIn(daily, 'post')).toBe('allow me Embed Links');
    expect(discord.wayIn(daily, 'read')).toBe('allow me Read Message History');
  });

  it('is the intent, where that is off', async () => {
    here = await setUpDiscord({ flags: 0 });

    expect(here.discord.wayIn(daily, 'read')).toBe(
      'switch on Message Content Intent in the developer portal under Bot',
    );
  });
});
