import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toPlace } from '../../adapters/slack/ids.ts';
import { cardOf, cardReply, type ScriptedBot, scriptedBot } from '../fakes/scripted-bot.ts';
import { addGroup, payload } from '../fakes/slack/recorded.ts';
import { ids } from '../fakes/slack/state.ts';
import { openSlackWorkspace, type SlackWorkspace } from '../fakes/slack/workspace.ts';

let chat: SlackWorkspace;
let bot: ScriptedBot;

beforeEach(async () => {
  bot = scriptedBot();
  chat = openSlackWorkspace();
  await chat.start(bot);
});

afterEach(async () => {
  await chat.stop();
  expect(chat.server.faults).toEqual([]);
});

const seen = () => chat.heard().map(({ to, in: where, text }) => `${to} in ${where}: ${text}`);
async function publicCard(...buttons: readonly string[]): Promise<void> {
  bot.replies(cardReply('place', cardOf('Question of the day', ...buttons)));
  await chat.says('/quiz');
}

describe('a mention', () => {
  it('is heard once, though Slack sends it twice, and answered in its thread', async () => {
    bot.replies(cardReply('place', cardOf('Kubernetes')));

    await chat.mentions('pods keep restarting');

    expect(bot.asked).toHaveLength(1);
    expect(chat.server.messages.at(-1)).toMatchObject({ thread: chat.server.messages[0]?.ts });
  });

  it('is answered in private where the reply is for the asker', async () => {
    bot.replies(cardReply('asker', cardOf('Kubernetes')));

    await chat.mentions('pods keep restarting', { as: 'second' });

    expect(seen()).toEqual(['second in sre-daily: Kubernetes']);
  });

  it('by a member of another company gets one sentence, in private', async () => {
    const { id } = chat.channel('sre-daily');
    chat.server.channels.get(id)?.members.add('U00STRANGE');
    const body = payload('mention-of-stranger');

    await chat.deliver({ ...body, event: { ...(body.event as object), channel: id } });

    expect(bot.asked).toEqual([]);
    expect(seen()).toEqual([
      'U00STRANGE in sre-daily: I work only for members of this workspace.\nOnly you see this.',
    ]);
  });
});

describe('who speaks', () => {
  const mention = (changed: object) => {
    const body = payload('mention');
    const event = { ...(body.event as object), channel: chat.channel('sre-daily').id, ...changed };
    return { ...body, event };
  };

  it.each([{ source_team: 'T000OTHER1' }, { user_team: 'T000OTHER1', source_team: ids.team }])(
    'is a stranger where Slack says %j',
    async (teams) => {
      await chat.deliver(mention({ user_team: undefined, ...teams }));

      expect(bot.asked).toEqual([]);
    },
  );

  it.each([
    { user: 'USLACKBOT' },
    { user: 'USLACKBOT', subtype: 'slackbot_response' },
    { user: 'U000FLOW01', bot_id: 'B000FLOW01', app_id: 'A000FLOW01' },
    { user: undefined, bot_id: 'B000FLOW01', subtype: 'bot_message', username: 'Daily stand-up' },
  ])('is a bot, and no person, where Slack says %j', async (speaker) => {
    await chat.deliver(mention(speaker));

    expect(bot.asked).toMatchObject([{ cause: 'mention', message: { from: 'bot' } }]);
  });
});

describe('tokens that were revoked', () => {
  it.each([
    [{ bot: [ids.botUser] }, 1],
    [{ oauth: ['U000FIRST'], bot: [] }, 0],
    [{ oauth: ['U000FIRST'] }, 0],
    [{ bot: ['U00OTHER01'] }, 0],
  ])('are told where they are ours: %j', async (tokens, times) => {
    const told: string[] = [];
    const quiet = (): void => undefined;
    const error = (_: object, message: string): void => void told.push(message);
    const own = openSlackWorkspace({ log: { debug: quiet, info: quiet, warn: quiet, error } });
    await own.start(scriptedBot());

    await own.deliver({ ...payload('archived'), event: { type: 'tokens_revoked', tokens } });
    await own.stop();

    expect(told).toEqual(Array(times).fill('slack no longer accepts the token'));
  });
});

describe('an edit', () => {
  const edited = (message: object, previous: object) => {
    const body = payload('message-changed');
    const { id } = chat.channel('sre-daily');
    const event = { ...(body.event as object), channel: id, message, previous_message: previous };
    return { ...body, event };
  };
  const alert = (text: string) => ({
    type: 'message',
    subtype: 'bot_message',
    bot_id: 'B00ALERT01',
    ts: '1764000000.000100',
    thread_ts: '1764000000.000100',
    text: '',
    attachments: [{ title: text }],
  });

  it('of an alert is news in its thread, as of the edit', async () => {
    await chat.deliver(edited(alert('[RESOLVED] disk full'), alert('[FIRING] disk full')));

    expect(bot.asked).toMatchObject([
      {
        kind: 'thread',
        cause: 'watch',
        at: 1_764_000_001_000,
        place: { thread: expect.anything() },
        message: { at: 1_764_000_001_000, text: '[RESOLVED] disk full', from: 'bot' },
      },
    ]);
  });

  it('that changes no word, such as an unfurled link, is nothing', async () => {
    await chat.deliver(edited(alert('[FIRING] disk full'), alert('[FIRING] disk full')));

    expect(bot.asked).toEqual([]);
  });

  it('that adds the mention is answered as of the edit, and one after it is not', async () => {
    const said = (text: string) => ({ type: 'message', user: 'U000FIRST', ts: '1764000000.000100', text });

    await chat.deliver(edited(said('<@U00COACH01> disk full'), said('disk full')));
    await chat.deliver({
      ...edited(said('<@U00COACH01> disk'), said('<@U00COACH01> disk full')),
      event_id: 'Ev2',
    });

    expect(bot.asked).toMatchObject([
      { kind: 'thread', cause: 'mention', at: 1_764_000_001_000, message: { text: 'disk full' } },
    ]);
  });
});

describe('other ways in', () => {
  it('answer plain words in a direct message', async () => {
    bot.replies(cardReply('asker', cardOf('SLO design')));

    await chat.says('error budget', { in: 'direct' });

    expect(bot.asked.at(-1)).toMatchObject({ kind: 'words', text: 'error budget', isDirect: true });
    expect(seen()).toEqual(['first in direct: SLO design']);
  });

  it('answer the message menu in private, where the bot is no member', async () => {
    const { id } = chat.channel('incidents');
    chat.server.channels.get(id)?.members.delete('U00COACH01');
    const url = 'https://hooks.slack.com/shortcut';
    chat.server.hooks.set(url, {
      channel: id,
      user: 'U000FIRST',
      message: undefined,
      at: chat.clock.now,
      left: 5,
    });
    bot.replies(cardReply('asker', cardOf('Kubernetes')));

    await chat.deliver({ ...payload('shortcut'), channel: { id, name: 'incidents' }, response_url: url });

    expect(seen()).toEqual(['first in incidents: Kubernetes']);
  });

  it('publish the home, and open windows from it', async () => {
    bot.replies(cardReply('asker', cardOf('Your progress', 'Review 3 now')));
    const body = payload('home-opened');
    const opened = { ...(body.event as object), user: 'U000FIRST', channel: chat.channel('direct').id };
    await chat.deliver({ ...body, event: opened });
    bot.replies(cardReply('pressed', cardOf('Review')));

    await chat.presses('Review 3 now');

    expect(seen()).toEqual(['first in home: Your progress', 'first in window: Review\nReview']);
  });

  it('answer a mention in a group direct message, to all of it, and name it', async () => {
    const group = addGroup(chat.server, [chat.member('first'), chat.member('second')]);
    const { title, ...card } = cardOf('Coach in ');
    const where = {
      kind: 'conversation',
      conversation: toPlace(ids.team, 'G0000GROUP').conversation,
    } as const;
    bot.replies(cardReply('place', { ...card, title: [...title, where], small: [[where]] }));

    await chat.mentions('pods keep restarting', { in: group, as: 'second' });

    expect(bot.asked.at(-1)).toMatchObject({ kind: 'thread', cause: 'mention', isDirect: false });
    expect(await chat.platform.surroundings(toPlace(ids.team, 'G0000GROUP'))).toMatchObject({
      reach: 'ours',
    });
    expect(seen()).toEqual([`everyone in ${group}: Coach in this group message\nthis group message`]);
  });

  it('hear what is said in a channel, and say nothing of themselves', async () => {
    await chat.says('pods keep restarting', { in: 'incidents', as: 'second' });

    expect(bot.asked.at(-1)).toMatchObject({ kind: 'thread', cause: 'watch' });
    expect(chat.heard()).toEqual([]);
  });
});

describe('an invitation', () => {
  const invited = (inviter: string | null) => {
    const body = payload('bot-joined');
    const { id } = chat.channel('sre-daily');
    return { ...body, event: { ...(body.event as object), channel: id, user: 'U00COACH01', inviter } };
  };

  it('is answered in private to whoever invited', async () => {
    bot.replies(cardReply('asker', cardOf('Coach is in')));

    await chat.deliver(invited('U000SECOND'));

    expect(seen()).toEqual(['second in sre-daily: Coach is in']);
  });

  it('is answered to nobody where Slack names nobody', async () => {
    bot.replies(cardReply('asker', cardOf('Coach is in')));

    await chat.deliver(invited(null));

    expect(seen()).toEqual([]);
  });

  it('is put out of the whole workspace where the app is uninstalled, and its token then says the same', async () => {
    const team = toPlace(ids.team, '').team;
    expect(await chat.platform.isIn(team)).toBe('here');
    const body = payload('archived');

    await chat.deliver({ ...body, event: { type: 'app_uninstalled' } });

    expect(bot.asked.at(-1)).toMatchObject({ kind: 'membership', change: 'put out', place: { team } });
    chat.server.fails('auth.test', { error: 'account_inactive' });
    expect(await chat.platform.isIn(team)).toBe('gone');
    chat.server.fails('auth.test', { error: 'token_revoked' });
    expect(await chat.platform.isIn(team)).toBe('cannot tell');
    expect(await chat.platform.isIn(toPlace(ids.other, '').team)).toBe('cannot tell');
  });

  it('is none where a channel is unarchived', async () => {
    const body = payload('archived');
    const event = { ...(body.event as object), type: 'channel_unarchive', user: 'U000FIRST' };

    await chat.deliver({ ...body, event });

    expect(bot.asked.at(-1)).toMatchObject({ kind: 'membership', change: 'restored' });
  });
});

describe('storms', () => {
  it('of clicks are each acknowledged before anything else and shown once each', async () => {
    await publicCard('A', 'B', 'C', 'D');
    bot.replies((incoming) =>
      cardReply('asker', cardOf(`You chose ${incoming.kind === 'choice' && incoming.act[0]}`)),
    );

    await Promise.all(['A', 'B', 'C', 'D', 'A', 'A', 'B', 'C'].map((label) => chat.presses(label)));

    expect(bot.asked.filter(({ kind }) => kind === 'choice')).toHaveLength(8);
    expect(new Set(bot.asked.map(({ id }) => id)).size).toBe(bot.asked.length);
  });

  it('of the same event are answered once', async () => {
    bot.replies(cardReply('place', cardOf('Kubernetes')));
    await chat.mentions('pods keep restarting');
    const again = chat.sent.at(-1);

    await chat.deliver(again);
    await chat.deliver(again);

    expect(bot.asked).toHaveLength(1);
    expect(seen()).toEqual(['everyone in sre-daily: Kubernetes']);
  });

  it('of link buttons are acknowledged and ignored', async () => {
    const { acks } = await chat.deliver(payload('press-link'));

    expect(acks).toEqual([undefined]);
    expect(bot.asked).toEqual([]);
  });
});
