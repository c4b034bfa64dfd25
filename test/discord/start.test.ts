import { afterEach, describe, expect, it } from 'vitest';
import { examineDiscord } from '../../adapters/discord/examine.ts';
import { inviteLink, memberLink, permissionNames } from '../../adapters/discord/invite.ts';
import type { Place } from '../../src/ids.ts';
import { cardOf, type Setting, scriptBot, setUpDiscord, shows } from '../fakes/discord/bot.ts';
import { ok, refuse } from '../fakes/discord/rest.ts';
import { ids } from '../fakes/discord/world.ts';

let here: Setting | undefined;
afterEach(async () => {
  await here?.close();
  here = undefined;
});

describe('a start on Discord', () => {
  it('registers four commands, one without an option, and the menu of a message', async () => {
    here = await setUpDiscord({ commandPrefix: 'coach-' });

    expect(here.chat.commands()).toMatchObject([
      { name: 'coach-guide', options: [{ required: false, autocomplete: true }] },
      { name: 'coach-quiz', options: [{ required: false, autocomplete: true }] },
      { name: 'coach-streak', options: [] },
      {
        name: 'coach-coach',
        options: [
          {
            required: false,
            choices: [
              { name: 'help', value: 'help' },
              { name: 'privacy', value: 'privacy' },
              { name: 'setup', value: 'setup' },
              { name: 'suggest', value: 'suggest' },
              { name: 'suggestions', value: 'suggestions' },
            ],
          },
        ],
      },
      { name: 'Find a guide for this', type: 3 },
    ]);
  });

  it('names and describes its commands in German for who reads Discord in German', async () => {
    here = await setUpDiscord({ commandPrefix: 'coach-' });

    expect(here.chat.commands()).toMatchObject([
      {
        name: 'coach-guide',
        name_localizations: { de: 'coach-anleitung' },
        description_localizations: { de: 'Findet die Anleitung und den Abschnitt, der hilft' },
        options: [{ name_localizations: { de: 'worte' } }],
      },
      { name_localizations: { de: 'coach-quiz' }, options: [{ name_localizations: { de: 'thema' } }] },
      { name_localizations: { de: 'coach-serie' } },
      { name_localizations: { de: 'coach-coach' }, options: [{ name_localizations: { de: 'worte' } }] },
      { name_localizations: { de: 'Anleitung dazu finden' } },
    ]);
  });

  it('makes commands in cards a press away, once they are registered', async () => {
    here = await setUpDiscord({ isStarted: false, commandPrefix: 'coach-' });
    here.bot.replyTo = () => shows('asker', '', { title: [{ kind: 'command', name: 'guide' }] });
    here.chat.fail((call) => (call.method === 'PUT' ? refuse(403, 20_012, 'Not authorized') : undefined));
    await here.discord.start(here.bot);
    await here.chat.says('/coach-guide slo');
    const before = here.chat.heard().at(-1)?.text;
    await here.close();

    here = await setUpDiscord({ commandPrefix: 'coach-' });
    here.bot.replyTo = () => shows('asker', '', { title: [{ kind: 'command', name: 'guide' }] });
    await here.chat.says('/coach-guide slo');

    expect(before).toBe('/coach-guide');
    expect(here.chat.heard().at(-1)?.text).toBe('</coach-guide:700>');
  });

  it('asks for no intent that is switched off, answers commands, and says that it cannot read', async () => {
    here = await setUpDiscord({ flags: 0 });
    here.bot.replyTo = () => shows('asker', 'SLO design');
    const place = {
      team: `discord:${ids.guild}`,
      conversation: `discord:${ids.guild}/${ids.daily}`,
    } as Place;

    await here.chat.says('/guide error budget');

    expect(here.chat.heard()).toMatchObject([{ text: 'SLO design' }]);
    expect(await here.discord.readThread(place, { atMost: 1 })).toBe('forbidden');
    expect(here.logged).toMatchObject([{ message: 'Discord hides the text of messages' }]);
  });

  it('with a wrong token says which variable to correct', async () => {
    here = await setUpDiscord({ isStarted: false, token: 'another-token' });

    await expect(here.discord.start(scriptBot())).rejects.toThrow(
      'Discord refuses DISCORD_TOKEN: reset it in the developer portal under Bot, and copy it again',
    );
  });

  it('goes on where the commands cannot be registered, and logs it', async () => {
    here = await setUpDiscord({ isStarted: false });
    here.chat.fail((call) => (call.method === 'PUT' ? refuse(403, 20_012, 'Not authorized') : undefined));

    await here.discord.start(scriptBot());

    expect(here.logged).toMatchObject([{ message: 'the commands could not be registered' }]);
  });
});

describe('a connection to Discord', () => {
  const place = {
    team: `discord:${ids.guild}`,
    conversation: `discord:${ids.guild}/${ids.daily}`,
  } as Place;

  it('says as whom and in how many servers', async () => {
    here = await setUpDiscord();

    expect(here.informed).toContainEqual({
      message: 'Discord is connected',
      fields: { said: 'connected as Coach in 1 server' },
    });
  });

  it.each([
    [
      4004,
      'Discord refuses DISCORD_TOKEN: reset it in the developer portal under Bot, copy it again, and start again',
    ],
    [
      4010,
      'Discord refuses this share of the servers: start again, which asks Discord for the number of connections',
    ],
    [
      4011,
      'The bot is in too many servers for the connections it has: start again, which asks Discord for more',
    ],
    [4012, 'Discord no longer speaks this version of its gateway: update Oncall Coach, and start again'],
    [4013, 'Discord does not know an intent that was asked for: update Oncall Coach, and start again'],
    [
      4014,
      'An intent was switched off: switch on Message Content Intent and Server Members Intent in the developer portal under Bot, and start again',
    ],
  ])('lost for good by %i says what to do, and posts nothing more', async (code, remedy) => {
    here = await setUpDiscord();
    const { chat, discord, lost } = here;
    chat.shut(code);

    await expect.poll(() => lost).toEqual([`${remedy} (close code ${code})`]);
    const said = await discord.say(place, cardOf('Question'));

    expect(said).toEqual({ kind: 'refused', why: 'too much', afterMs: 60_000 });
    expect(chat.heard()).toEqual([]);
  });

  it('is not ended where Discord is busy or away, and goes on later', async () => {
    here = await setUpDiscord({ isStarted: false });
    const { chat, discord } = here;
    const busy = { message: 'You are being rate limited.', retry_after: 60, global: false };
    const headers = { 'retry-after': '60' };
    const asked = ({ path }: { readonly path: string }) => path === '/applications/@me';
    chat.fail((call) => (asked(call) ? 'drop' : undefined));
    const away = await discord.start(scriptBot());
    chat.fail((call) => (asked(call) ? { status: 429, body: busy, headers } : undefined));
    const later = await discord.start(scriptBot());
    chat.fail(undefined);

    expect(away).toEqual({ why: expect.stringMatching(/^Discord cannot be reached: /), afterMs: 0 });
    expect(later?.afterMs).toBeGreaterThanOrEqual(60_000);
    expect(await discord.start(scriptBot())).toBeUndefined();
  });

  it('starts though the commands are refused for an hour', async () => {
    here = await setUpDiscord({ isStarted: false });
    here.chat.fail((call) =>
      call.method === 'PUT'
        ? {
            status: 429,
            body: { message: 'You are being rate limited.', retry_after: 3600, global: false },
            headers: { 'retry-after': '3600' },
          }
        : undefined,
    );

    await here.discord.start(scriptBot());

    expect(here.chat.sessions()).toBe(1);
    expect(here.logged).toMatchObject([
      { message: 'the commands could not be registered', fields: { afterMs: 3_600_050 } },
    ]);
  });
});

describe('the doctor on Discord', () => {
  const examine = async (token = here?.chat.token ?? '') =>
    (await examineDiscord({ token, rest: here?.chat.rest })).map(
      ({ what, isGood, isOpen, said }) => `${isGood ? (isOpen ? 'open' : 'good') : 'fault'} ${what}: ${said}`,
    );

  it('leaves open that it was invited nowhere', async () => {
    here = await setUpDiscord({ isStarted: false });
    here.chat.fail(({ path }) => (path === '/users/@me/guilds' ? ok([]) : undefined));

    expect((await examine()).slice(2, 3)).toEqual([
      `open servers: in no server yet. Invite it with ${inviteLink(ids.application)}`,
    ]);
  });

  it('finds a token good and says how to invite', async () => {
    here = await setUpDiscord({ isStarted: false });

    expect(await examine()).toEqual([
      'good token: Coach',
      'good intents: both are on',
      `good servers: in 1 server: A server. Invite it with ${inviteLink(ids.application)}`,
      `good user install: it is on: whoever opens ${memberLink(ids.application)} can call it anywhere`,
      'good commands: they can be used there',
    ]);
  });

  it('says of an intent that is off what is lost, and that it is optional', async () => {
    here = await setUpDiscord({ isStarted: false, flags: 0 });

    const [, intents] = await examine();

    expect(intents).toContain(
      'good intents: optional: switch on Message Content Intent in the developer portal under Bot',
    );
    expect(intents).toContain(
      'optional: switch on Server Members Intent there: without it the data of people who left',
    );
  });

  it('says that a token is refused', async () => {
    here = await setUpDiscord({ isStarted: false });

    expect(await examine('another')).toEqual([
      'fault token: Discord refuses DISCORD_TOKEN: reset it in the developer portal under Bot, and copy it again',
    ]);
  });

  it.each(['a token', 'token\n', ' token', 'Bot token'])(
    'says that %j holds more than a token',
    async (token) => {
      here = await setUpDiscord({ isStarted: false, token });
      const said =
        'DISCORD_TOKEN has a space or a line break in it: copy it again from the developer portal, only the token';

      expect(await examine(token)).toEqual([`fault token: ${said}`]);
      await expect(here.discord.start(scriptBot())).rejects.toThrow(said);
      expect(here.chat.calls).toEqual([]);
    },
  );

  it('names a server where the commands cannot be used, and a switch that breaks every invite', async () => {
    here = await setUpDiscord({ isStarted: false });
    here.chat.fail(({ path }) => {
      if (path.endsWith('/commands')) return refuse(403, 50_001, 'Missing Access');
      if (path !== '/applications/@me') return undefined;
      return ok({ id: ids.application, name: 'Coach', flags: 1 << 18, bot_require_code_grant: true });
    });

    const [, , servers, , commands] = await examine();

    expect(commands).toBe(
      'fault commands: In A server the scope applications.commands is missing: invite it there again',
    );
    expect(servers).toBe(
      'fault servers: in 1 server: A server. Switch off Requires OAuth2 Code Grant in the developer portal under Bot: no invite link works with it',
    );
  });

  it('waits for no limit', async () => {
    here = await setUpDiscord({ isStarted: false });
    here.chat.fail(() => ({
      status: 429,
      body: { message: 'You are being rate limited.', retry_after: 3600, global: false },
      headers: { 'retry-after': '3600', 'x-ratelimit-scope': 'user' },
    }));

    expect((await examine()).join()).toMatch(
      /^fault token: Discord asks us to wait 360\d s: try again then$/,
    );
  });

  it('asks for seven permissions and no more', () => {
    const asked = BigInt(new URL(inviteLink('9')).searchParams.get('permissions') ?? 0);

    expect(permissionNames).toHaveLength(7);
    expect(asked).toBe(
      (1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 15n) | (1n << 16n) | (1n << 35n) | (1n << 38n),
    );
  });
});
