import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { createDiscord } from '../../adapters/discord/discord.ts';
import { examineDiscord } from '../../adapters/discord/examine.ts';
import { memberLink } from '../../adapters/discord/invite.ts';
import type { Form } from '../../src/card/card.ts';
import type { Store } from '../../src/store/store.ts';
import { act } from '../builders/act.ts';
import { drillLibrary } from '../builders/drill-library.ts';
import { now, type Setting, setUpDiscord, shows } from '../fakes/discord/bot.ts';
import { ok } from '../fakes/discord/rest.ts';
import { type DiscordServer, openDiscord } from '../fakes/discord/server.ts';
import { ids, type Message, user } from '../fakes/discord/world.ts';
import { realCoach } from '../fakes/real-bot.ts';

let here: Setting | undefined;
afterEach(async () => {
  await here?.close();
  here = undefined;
});

/** Where the bot is not, and hears nothing of it. */
const saidElsewhere = (chat: DiscordServer, content: string): Message =>
  chat.state.add({ channel_id: ids.elsewhere, author: user(ids.stranger), content });
const outside = ['elsewhere', 'between'];
const own = { team: 'discord:@me', conversation: `discord:@me/${ids.member}` };

describe('a member who keeps the app on Discord', () => {
  it.each(outside)('is answered alone where it is not, and tells nothing of the place: %s', async (place) => {
    here = await setUpDiscord();
    here.bot.replyTo = () => shows('asker', 'SLO design');

    await here.chat.says('/guide slo', { in: place });

    expect(here.bot.heard).toMatchObject([{ kind: 'command', place: own, isDirect: true }]);
    expect(here.chat.heard()).toMatchObject([{ text: 'SLO design', for: ids.member }]);
  });

  it.each(outside)(
    'is answered alone there what is for all elsewhere, however long it takes: %s',
    async (place) => {
      here = await setUpDiscord();
      const { chat, bot } = here;
      let finish: () => void = () => undefined;
      const slow = new Promise<void>((resolve) => {
        finish = resolve;
      });
      bot.acknowledgementOf = () => 'place';
      bot.replyTo = async () => {
        await slow;
        return shows('place', 'For all');
      };

      const said = chat.says('/guide slo', { in: place });
      await chat.until(() => chat.heard()[0]?.isThinking || undefined, 'it was promised');
      finish();
      await said;

      expect(chat.heard()).toMatchObject([{ text: 'For all', for: ids.member, isThinking: false }]);
    },
  );

  it.each(outside)('turns pages and fills in forms there: %s', async (place) => {
    here = await setUpDiscord();
    const { chat, bot } = here;
    const form: Form = { title: 'Delete', act: act('erase'), submit: 'Delete', fields: [line] };
    bot.replyTo = (incoming) =>
      incoming.kind === 'command'
        ? shows('asker', 'Page 1', { buttons: [{ label: 'Next page', act: act('read') }] })
        : incoming.kind === 'form'
          ? shows('asker', 'Done')
          : { kind: 'form', form };
    bot.acknowledgementOf = (incoming) => (incoming.kind === 'command' ? 'asker' : 'in the acknowledgement');

    await chat.says('/guide slo', { in: place });
    await chat.presses('Next page');
    await chat.submits({ confirm: 'delete' });

    expect(bot.heard.slice(1)).toMatchObject([
      { kind: 'choice', place: own, on: 'private' },
      { kind: 'form', place: own, values: { confirm: ['delete'] } },
    ]);
    expect(chat.heard()).toMatchObject([{ for: ids.member }, { text: 'Done', for: ids.member }]);
  });

  it('finds a guide for a message there, without the thread that it cannot read', async () => {
    here = await setUpDiscord();
    const { chat, bot } = here;
    const alert = saidElsewhere(chat, 'KubePodCrashLooping');
    bot.replyTo = () => shows('asker', 'Steps');

    await chat.finds({ ...alert, thread: { id: alert.id } } as typeof alert);

    expect(bot.heard).toMatchObject([
      { kind: 'thread', cause: 'shortcut', message: { text: 'KubePodCrashLooping' } },
    ]);
    expect(bot.heard[0]?.place).toEqual(own);
  });

  it.each(outside)('is offered titles while typing there: %s', async (place) => {
    here = await setUpDiscord();
    here.bot.acknowledgementOf = () => 'in the acknowledgement';
    here.bot.replyTo = () => ({ kind: 'suggestions', options: [{ value: 'slo', label: 'SLO design' }] });

    const typed = await here.chat.types('guide', 'sl', { in: place });

    expect(here.bot.heard).toMatchObject([{ kind: 'suggest', place: own }]);
    expect(typed.suggestions).toEqual([{ name: 'SLO design', value: 'slo' }]);
  });

  it.each([
    ['is answered as in their server during an outage of it', { unavailable: true }, `discord:${ids.guild}`],
    ['is answered alone in a server that put it out', {}, own.team],
  ])('%s', async (_name, lost, team) => {
    here = await setUpDiscord();
    const { chat, bot } = here;
    bot.replyTo = () => shows('asker', 'SLO design');
    chat.dispatch('GUILD_DELETE', { id: ids.guild, ...lost });

    await chat.says('/guide slo');

    const said = bot.heard.filter(({ kind }) => kind === 'command');
    expect(said).toMatchObject([{ place: { team } }]);
    expect(chat.heard().at(-1)).toMatchObject({ text: 'SLO design', for: ids.member });
  });

  it('is answered as ever in a server that let it in, and in its direct messages', async () => {
    here = await setUpDiscord();
    here.bot.replyTo = () => shows('asker', 'SLO design');

    await here.chat.says('/guide slo');
    await here.chat.says('/guide slo', { in: 'direct' });

    expect(here.bot.heard).toMatchObject([
      { place: { team: `discord:${ids.guild}` }, isDirect: false },
      { place: { team: 'discord:@me' }, isDirect: true },
    ]);
    expect(here.chat.heard()).toMatchObject([{ for: ids.member }, { for: 'everyone' }]);
  });
});

const line = {
  name: 'confirm',
  label: 'Confirm',
  values: [],
  input: 'line',
  options: [],
  optional: false,
} as const;

describe('the commands that a member keeps on Discord', () => {
  const asked = () =>
    here?.chat.commands().map((command) => {
      const { contexts, integration_types } = command as { contexts?: unknown; integration_types?: unknown };
      return { contexts, integration_types };
    });
  const application = { id: ids.application, name: 'Coach', flags: 0, bot: { id: ids.bot } };

  it('can be called in every server and conversation', async () => {
    here = await setUpDiscord();

    expect(asked()).toEqual(Array(5).fill({ contexts: [0, 1, 2], integration_types: [0, 1] }));
  });

  it('are of servers alone where user install is off, and the doctor says so', async () => {
    here = await setUpDiscord({ isStarted: false });
    const { chat, discord, bot } = here;
    chat.fail(({ path }) =>
      path === '/applications/@me' ? ok({ ...application, integration_types_config: { 0: {} } }) : undefined,
    );

    await discord.start(bot);
    const found = await examineDiscord({ token: chat.token, rest: chat.rest });

    expect(asked()).toEqual(Array(5).fill({ contexts: [0, 1], integration_types: [0] }));
    expect(found).toContainEqual({
      what: 'user install',
      isGood: true,
      said: 'optional: switch it on in the developer portal under Installation, and people can call it where it has not been added',
    });
  });

  it('are added with a link that asks for no server and no permission', () => {
    expect(memberLink('9')).toBe(
      'https://discord.com/oauth2/authorize?client_id=9&scope=applications.commands&integration_type=1',
    );
  });
});

describe('the whole bot, called where it is not', () => {
  const later = { team: `discord:${ids.guild}`, conversation: `discord:${ids.guild}/${ids.daily}` };

  async function openCoach(): Promise<{ chat: DiscordServer; store: Store }> {
    const chat = await openDiscord({ now: () => now });
    const quiet = { debug() {}, info() {}, warn() {}, error() {} };
    const options = { token: chat.token, commandPrefix: '', admins: [], log: quiet, rest: chat.rest };
    const discord = createDiscord({ ...options, clock: () => now });
    const { bot, store } = await realCoach(discord, drillLibrary(), () => now);
    await discord.start(bot);
    onTestFinished(async () => {
      await discord.stop(1000);
      await chat.close();
    });
    return { chat, store };
  }

  it('finds, quizzes and tells what is stored, to the caller alone', async () => {
    const { chat } = await openCoach();
    const at = { in: 'elsewhere' };

    await chat.says('/guide roll back', at);
    await chat.says('/quiz', at);
    await chat.presses('B');
    await chat.says('/streak', at);
    await chat.says('/coach privacy', at);
    await chat.finds(saidElsewhere(chat, 'bad rollout, roll back'));

    const heard = chat.heard();
    expect(heard).toHaveLength(6);
    expect(heard.map((shown) => shown.for)).toEqual(Array(6).fill(ids.member));
    expect(heard.flatMap(({ buttons }) => buttons)).not.toContain('Share');
  });

  it("keeps what was practised as the caller's own, and nothing of the server", async () => {
    const { chat, store } = await openCoach();

    await chat.says('/quiz', { in: 'elsewhere' });
    await chat.presses('B');
    await chat.says('/guide qqqq wwww', { in: 'elsewhere' });
    await chat.presses('Ask for this guide');

    const facts = [];
    for await (const fact of store.facts()) facts.push(fact);
    expect(facts).toContainEqual(
      expect.objectContaining({ kind: 'attempt', attempt: expect.objectContaining({ team: 'discord:@me' }) }),
    );
    expect(JSON.stringify(facts)).not.toMatch(new RegExp(`${ids.otherGuild}|${ids.elsewhere}`));
  });

  it.each(['setup', 'suggest', 'suggestions'])('sets nothing up there: /coach %s', async (words) => {
    const { chat, store } = await openCoach();

    await chat.says(`/coach ${words}`, { in: 'elsewhere', as: 'owner' });

    expect(chat.heard()[0]?.buttons).not.toContain('Start');
    expect(await store.schedule(later.conversation as never)).toBeUndefined();
  });
});
