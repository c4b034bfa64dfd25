import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toMember } from '../../adapters/slack/ids.ts';
import type { Reply } from '../../src/card/card.ts';
import { cardOf, cardReply, type ScriptedBot, scriptedBot } from '../fakes/scripted-bot.ts';
import { payload } from '../fakes/slack/recorded.ts';
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

describe('a command', () => {
  it('is answered in private, in its acknowledgement', async () => {
    bot.replies(cardReply('asker', cardOf('SLO design')));
    const acked = await chat.deliver({ ...payload('command'), channel_id: chat.channel('sre-daily').id });
    expect(acked).toMatchObject({
      acks: [{ response_type: 'ephemeral', text: expect.stringContaining('SLO design') }],
      callsBeforeAck: [],
    });
    expect(chat.server.calls.map((call) => call.method)).toEqual(['auth.test']);

    await chat.says('/guide error budget', { as: 'first' });

    expect(bot.asked.at(-1)).toMatchObject({ kind: 'command', name: 'guide', text: 'error budget' });
    expect(seen()).toContain('first in sre-daily: SLO design');
  });

  it('is answered in public where the reply is for the place', async () => {
    await publicCard();

    expect(seen()).toEqual(['everyone in sre-daily: Question of the day']);
  });

  it('is answered in public where the bot is no member, by the response URL', async () => {
    chat.server.channels.get(chat.channel('incidents').id)?.members.delete('U00COACH01');
    bot.replies(cardReply('place', cardOf('Shared')));

    await chat.says('/guide', { in: 'incidents' });

    expect(seen()).toEqual(['everyone in incidents: Shared']);
  });

  it('in a direct message with the bot is kept', async () => {
    bot.replies(cardReply('asker', cardOf('SLO design')));

    await chat.says('/guide slo', { in: 'direct' });

    expect(bot.asked.at(-1)?.isDirect).toBe(true);
    expect(chat.server.messages.at(-1)).toMatchObject({ only: undefined });
    expect(seen()).toEqual(['first in direct: SLO design']);
  });

  it('in a direct message between two people is private', async () => {
    chat.server.channels.get(chat.channel('direct').id)?.members.delete('U00COACH01');
    bot.replies(cardReply('asker', cardOf('SLO design')));

    await chat.says('/guide slo', { in: 'direct' });

    expect(bot.asked.at(-1)?.isDirect).toBe(false);
    expect(chat.server.messages.at(-1)).toMatchObject({ only: 'U000FIRST' });
  });

  it('that nobody knows is told so', async () => {
    await chat.says('/nonsense now');

    expect(bot.asked).toEqual([]);
    expect(seen()).toEqual([
      'first in sre-daily: I do not know that command. /coach shows what there is.\nOnly you see this.',
    ]);
  });

  it('is acknowledged in time where the answer is late, which follows', async () => {
    let finish: (reply: Reply) => void = () => undefined;
    bot.replies(() => new Promise<Reply>((resolve) => (finish = resolve)));

    const said = chat.says('/guide slo');
    await expect.poll(() => chat.acks).toEqual([undefined]);
    finish(cardReply('asker', cardOf('SLO design')));
    await said;

    expect(seen()).toEqual(['first in sre-daily: SLO design']);
    expect(chat.server.calls.map((call) => call.method)).toEqual(['auth.test', 'respond']);
  });

  it('reaches the asker by other ways where the response URL is spent', async () => {
    let finish: (reply: Reply) => void = () => undefined;
    bot.replies(() => new Promise<Reply>((resolve) => (finish = resolve)));
    chat.server.fails('respond', { status: 404 });

    const said = chat.says('/guide slo');
    await expect.poll(() => chat.acks).toEqual([undefined]);
    finish(cardReply('asker', cardOf('SLO design')));
    await said;

    expect(seen()).toEqual(['first in sre-daily: SLO design']);
    expect(chat.server.calls.map((call) => call.method)).toContain('chat.postEphemeral');
  });
});

describe('a press on a public card', () => {
  it('opens a window for the presser alone', async () => {
    await publicCard('A', 'B');
    bot.replies(cardReply('asker', cardOf('Your answer', 'Report')));

    await chat.presses('B', { as: 'second' });

    expect(bot.asked.at(-1)).toMatchObject({ kind: 'choice', act: ['B'], on: 'public' });
    expect(seen()).toEqual([
      'everyone in sre-daily: Question of the day',
      'second in window: Your answer\nYour answer',
    ]);
  });

  it('opens no window for a mere word of thanks', async () => {
    await publicCard('Helped');
    bot.replies(cardReply('asker', cardOf('Thanks, noted.')));

    await chat.presses('Helped', { as: 'second' });

    expect(seen().at(-1)).toBe('second in sre-daily: Thanks, noted.');
    expect(chat.server.calls.map((call) => call.method)).not.toContain('views.open');
  });

  it('is answered beside it when the window does not open in time', async () => {
    await publicCard('A');
    chat.server.fails('views.open', { hangs: 'before' });
    bot.replies(() => {
      chat.clock.now += 2480;
      return cardReply('asker', cardOf('Your answer', 'Report'));
    });

    await chat.presses('A');

    expect(seen().at(-1)).toBe('first in sre-daily: Your answer');
  });

  it('is answered beside it when the names on it cannot be read in time', async () => {
    await publicCard('A');
    chat.server.fails('users.info', { hangs: 'before' });
    bot.replies(() => {
      chat.clock.now += 2480;
      const { title, ...card } = cardOf('Your answer', 'Report');
      const by = { kind: 'member', member: toMember('T0000TEAM1', chat.member('second')) } as const;
      return cardReply('asker', { ...card, title: [...title, by] });
    });

    await chat.presses('A');

    expect(seen().at(-1)).toMatch(/^first in sre-daily: Your answer/);
  });

  it('is answered beside it when the answer takes longer than a trigger lives', async () => {
    await publicCard('A');
    bot.replies(() => {
      chat.clock.now += 2600;
      return cardReply('asker', cardOf('Your answer', 'Report'));
    });

    await chat.presses('A');

    expect(seen().at(-1)).toBe('first in sre-daily: Your answer');
    expect(chat.server.calls.map((call) => call.method)).not.toContain('views.open');
  });

  it('is answered beside it when the window cannot open', async () => {
    await publicCard('A');
    bot.replies(cardReply('asker', cardOf('Your answer', 'Report')));
    chat.server.fails('views.open', { retryAfter: 30 });

    await chat.presses('A');

    expect(seen().at(-1)).toBe('first in sre-daily: Your answer');
  });

  it('changes the card in place', async () => {
    await publicCard('Mute here');
    bot.replies(cardReply('pressed', cardOf('Muted in this thread.')));

    await chat.presses('Mute here');

    expect(seen()).toEqual(['everyone in sre-daily: Muted in this thread.']);
  });

  it('changes a card in place where the bot is no member', async () => {
    chat.server.channels.get(chat.channel('incidents').id)?.members.delete('U00COACH01');
    bot.replies(cardReply('place', cardOf('Shared', 'Hide')));
    await chat.says('/guide', { in: 'incidents' });
    bot.replies(cardReply('pressed', cardOf('Hidden')));
    chat.server.fails('chat.update', { error: 'not_in_channel' });

    await chat.presses('Hide');

    expect(seen()).toEqual(['everyone in incidents: Hidden']);
  });

  it('in a thread names no command as one that can be typed there', async () => {
    await chat.says('pods keep restarting', { in: 'incidents' });
    bot.replies(cardReply('place', cardOf('Roll back', 'All steps')));
    await chat.mentions('help', { in: 'incidents', under: 'pods' });
    const { title, ...card } = cardOf('Ask with ', 'Browse');
    const command = (name: 'guide' | 'coach') => ({ kind: 'command', name }) as const;
    bot.replies(
      cardReply('asker', { ...card, title: [...title, command('guide')], small: [[command('coach')]] }),
    );

    await chat.presses('All steps');

    expect(seen().at(-1)).toContain('\nAsk with @Coach\n/coach in the channel');
  });

  it('stays in the thread of the card', async () => {
    await chat.says('pods keep restarting', { in: 'incidents' });
    bot.replies(cardReply('place', cardOf('Roll back', 'Share')));
    await chat.mentions('help', { in: 'incidents', under: 'pods' });

    bot.replies(cardReply('place', cardOf('Shared here')));
    await chat.presses('Share');

    const root = chat.server.messages[0]?.ts;
    expect(bot.asked.at(-1)?.place.thread).toContain(root);
    expect(chat.server.messages.at(-1)).toMatchObject({ thread: root, only: undefined });
  });
});

describe('a press on a private card', () => {
  beforeEach(async () => {
    bot.replies(cardReply('asker', cardOf('SLO design', 'Read on', 'Share', 'Send to my DM')));
    await chat.says('/guide slo');
  });

  it('replaces it in place', async () => {
    bot.replies(cardReply('pressed', cardOf('Page 2')));

    await chat.presses('Read on');

    expect(bot.asked.at(-1)).toMatchObject({ on: 'private' });
    expect(seen()).toEqual(['first in sre-daily: Page 2']);
  });

  it('shares it with everybody, and leaves it', async () => {
    bot.replies(cardReply('place', cardOf('Shared')));

    await chat.presses('Share');

    expect(seen()).toEqual(['first in sre-daily: SLO design', 'everyone in sre-daily: Shared']);
  });

  it('says something beside it', async () => {
    bot.replies(cardReply('asker', cardOf('Sent.')));

    await chat.presses('Send to my DM');

    expect(seen()).toEqual(['first in sre-daily: SLO design', 'first in sre-daily: Sent.']);
  });
});

describe('a press in a window', () => {
  beforeEach(async () => {
    await publicCard('A');
    bot.replies(cardReply('asker', cardOf('Your answer', 'Read the section', 'Share')));
    await chat.presses('A');
  });

  it('changes it, or lays another on it, three deep', async () => {
    bot.replies(cardReply('pressed', cardOf('Second look', 'Read the section')));
    await chat.presses('Read the section');
    for (const title of ['Page 1', 'Page 2', 'Page 3']) {
      bot.replies(cardReply('asker', cardOf(title, 'Read the section')));
      await chat.presses('Read the section');
    }

    const windows = chat.heard().filter(({ in: where }) => where === 'window');
    expect(windows.map(({ text }) => text.split('\n')[0])).toEqual(['Second look', 'Page 1', 'Page 3']);
    expect(bot.asked.at(-1)).toMatchObject({
      on: 'private',
      place: { conversation: `slack:T0000TEAM1/${chat.channel('sre-daily').id}` },
    });
  });

  it('shares into the place where the window was opened', async () => {
    bot.replies(cardReply('place', cardOf('Shared')));

    await chat.presses('Share');

    expect(seen().slice(0, 2)).toEqual([
      'everyone in sre-daily: Question of the day',
      'everyone in sre-daily: Shared',
    ]);
  });
});
