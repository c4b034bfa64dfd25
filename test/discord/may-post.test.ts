import { afterEach, describe, expect, it } from 'vitest';
import { toPlace } from '../../adapters/discord/ids.ts';
import { type Setting, setUpDiscord, shows } from '../fakes/discord/bot.ts';
import { ids, permissions } from '../fakes/discord/world.ts';

let here: Setting;
afterEach(() => here.close());

const ask = (channel: string = ids.daily) => here.discord.mayPost(toPlace(ids.guild, channel));

describe('whether Discord would take a post', () => {
  it('is yes where nothing is denied', async () => {
    here = await setUpDiscord();

    expect(await ask()).toEqual({ kind: 'can' });
  });

  it.each([
    [permissions.view, 'View Channels'],
    [permissions.send, 'Send Messages'],
    [permissions.embed, 'Embed Links'],
    [permissions.send | permissions.embed, 'Send Messages and Embed Links'],
  ])('is no where %s is denied, by its name: %s', async (denied, name) => {
    here = await setUpDiscord();
    here.chat.denies(ids.daily, denied);

    await expect
      .poll(() => ask())
      .toEqual({
        kind: 'cannot',
        why: 'forbidden',
        problem: `I lack ${name}`,
        remedy: `Allow me ${name} under Edit Channel, Permissions`,
        joinable: false,
      });
  });

  it('is what came with the interaction, where discord.js has not heard of the change', async () => {
    here = await setUpDiscord();
    here.chat.state.channels.set(ids.daily, { type: 0, denied: permissions.send });
    here.bot.replyTo = () => shows('asker', 'Coach');
    const before = await ask();

    await here.chat.says('/coach');

    expect(before).toEqual({ kind: 'can' });
    expect(await ask()).toMatchObject({ problem: 'I lack Send Messages' });
  });

  it.each([
    [15, 'It takes posts with a title, not messages', 'Start them in a text channel'],
    [16, 'It takes posts with a title, not messages', 'Start them in a text channel'],
  ])('is no in a channel of type %i', async (type, problem, remedy) => {
    here = await setUpDiscord();
    const forum = here.chat.adds('ideas', type);

    await expect.poll(() => ask(forum)).toMatchObject({ kind: 'cannot', problem, remedy });
  });

  it.each([2, 5, 13])('is yes in a channel of type %i, which takes messages', async (type) => {
    here = await setUpDiscord();
    const channel = here.chat.adds('talk', type);

    await expect.poll(() => ask(channel)).toEqual({ kind: 'can' });
  });

  it('is no in a voice channel in which it may not connect', async () => {
    here = await setUpDiscord();
    const voice = here.chat.adds('standup', 2);
    here.chat.denies(voice, 1n << 20n);

    await expect.poll(() => ask(voice)).toMatchObject({ problem: 'I lack Connect' });
  });

  it('names a deleted channel, and the server that it is not in', async () => {
    here = await setUpDiscord();
    here.chat.deletes(ids.daily, 'sre-daily');

    await expect
      .poll(() => ask())
      .toMatchObject({
        why: 'gone',
        problem: '#sre-daily was deleted',
        remedy: 'Start them in another channel',
      });
    expect(await here.discord.mayPost(toPlace('100000000000000009', ids.daily))).toMatchObject({
      why: 'gone',
      problem: 'I am not in this server',
    });
  });

  it('is no while it is timed out', async () => {
    here = await setUpDiscord();
    here.chat.dispatch('GUILD_MEMBER_UPDATE', {
      guild_id: ids.guild,
      user: { id: ids.bot, username: 'Coach', discriminator: '0', bot: true },
      roles: [ids.botRole],
      communication_disabled_until: '2999-01-01T00:00:00.000Z',
    });

    await expect.poll(() => ask()).toMatchObject({ problem: 'I am timed out in this server' });
  });
});
