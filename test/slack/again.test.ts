import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toMember } from '../../adapters/slack/ids.ts';
import type { Card } from '../../src/card/card.ts';
import { cardOf, cardReply, type ScriptedBot, scriptedBot } from '../fakes/scripted-bot.ts';
import { payload } from '../fakes/slack/recorded.ts';
import { openSlackWorkspace, type SlackWorkspace } from '../fakes/slack/workspace.ts';

let chat: SlackWorkspace;
let bot: ScriptedBot;
let asked = 0;

beforeEach(async () => {
  bot = scriptedBot();
  chat = openSlackWorkspace();
  await chat.start(bot);
});

afterEach(async () => {
  await chat.stop();
  expect(chat.server.faults).toEqual([]);
});

async function answerWith(card: Card): Promise<unknown> {
  bot.replies(cardReply('asker', card));
  const command = { ...payload('command'), channel_id: chat.channel('sre-daily').id };
  const { acks } = await chat.deliver({ ...command, trigger_id: `1.2.${++asked}` });
  return acks[0];
}

describe('a card that Slack is shown again', () => {
  it('is drawn once', async () => {
    const card = cardOf('SLO design', 'Browse');

    const first = await answerWith(card);

    expect(first).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining('SLO design') });
    expect(await answerWith(card)).toBe(first);
    expect(await answerWith(cardOf('SLO design', 'Browse'))).not.toBe(first);
  });

  it('says how one asks in the place where it is shown', async () => {
    const card = { ...cardOf(''), title: [{ kind: 'command', name: 'guide' }] } as const;
    const inChannel = await answerWith(card);
    await chat.says('pods keep restarting', { in: 'incidents' });
    bot.replies(cardReply('place', cardOf('Roll back', 'All steps')));
    await chat.mentions('help', { in: 'incidents', under: 'pods' });

    bot.replies(cardReply('asker', card));
    await chat.presses('All steps');

    expect(inChannel).toMatchObject({ text: '/guide' });
    expect(chat.heard().at(-1)?.text).toBe('@Coach');
  });

  it('has the names of that day', async () => {
    const member = toMember('T0000TEAM1', 'U000SECOND');
    const card = { ...cardOf(''), title: [{ kind: 'member', member }] } as const;

    const before = await answerWith(card);
    chat.server.users.set('U000SECOND', {
      ...chat.server.users.get('U000SECOND'),
      profile: { display_name: 'Bo' },
    });
    await chat.deliver({
      ...payload('member-renamed'),
      event: { type: 'user_change', user: { id: 'U000SECOND', deleted: false } },
    });

    expect([before, await answerWith(card)]).toMatchObject([{ text: 'second' }, { text: 'Bo' }]);
  });
});
