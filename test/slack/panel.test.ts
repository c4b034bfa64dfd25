import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cardOf, cardReply, type ScriptedBot, scriptedBot } from '../fakes/scripted-bot.ts';
import { object } from '../fakes/slack/blocks.ts';
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

const calls = (method: string) => chat.server.calls.filter((call) => call.method === method);
const open = (type: string, looksAt: string | undefined) =>
  chat.deliver({
    type: 'event_callback',
    team_id: 'T0000TEAM1',
    event_id: chat.server.id('Ev'),
    event_time: 1764000000,
    event: {
      type,
      event_ts: '1764000060.000200',
      assistant_thread: {
        user_id: chat.member('first'),
        channel_id: chat.channel('direct').id,
        thread_ts: '1764000000.000100',
        context: looksAt ? { channel_id: chat.channel(looksAt).id, team_id: 'T0000TEAM1' } : {},
      },
    },
  });
const titles = () =>
  (
    JSON.parse(String(object(calls('assistant.threads.setSuggestedPrompts').at(-1)?.fields).prompts)) as {
      title: string;
    }[]
  ).map(({ title }) => title);

describe('the panel', () => {
  it.each(['assistant_thread_started', 'assistant_thread_context_changed'])(
    'suggests what fits the channel that one looks at: %s',
    async (type) => {
      const label = 'Kubernetes › Pods crash in a loop';
      bot.replies({ kind: 'suggestions', options: [{ value: label, label }] });

      await open(type, 'sre-daily');

      expect(bot.asked).toMatchObject([
        { kind: 'suggest', name: 'guide', text: 'sre daily', at: 1_764_000_060_000 },
      ]);
      expect(titles()).toEqual(['Production is down', label, 'Ask me a question', 'How am I doing?']);
    },
  );

  it('suggests the way in where no channel is looked at, or the bot may not read its name', async () => {
    await open('assistant_thread_started', undefined);
    expect(titles()).toEqual(['Production is down', 'Ask me a question', 'How am I doing?']);

    chat.server.scopes.delete('channels:read');
    await open('assistant_thread_started', 'incidents');

    expect(titles()).toEqual(['Production is down', 'Ask me a question', 'How am I doing?']);
    expect(bot.asked).toEqual([]);
  });

  it('answers in its thread, and says meanwhile that it works', async () => {
    bot.replies(cardReply('asker', cardOf('Kubernetes')));
    await chat.says('hello', { in: 'direct' });
    const root = chat.server.messages[0]?.ts;

    await chat.says('pods keep restarting', { in: 'direct', under: 'hello' });

    expect(calls('assistant.threads.setStatus')).toMatchObject([{ fields: { thread_ts: root } }]);
    expect(chat.server.messages.at(-1)).toMatchObject({ by: 'U00COACH01', thread: root });
  });

  it('answers all the same where it may not write to the panel', async () => {
    chat.server.scopes.delete('assistant:write');
    bot.replies(cardReply('asker', cardOf('Kubernetes')));
    await chat.says('hello', { in: 'direct' });

    await chat.says('pods keep restarting', { in: 'direct', under: 'hello' });

    expect(chat.heard()).toHaveLength(2);
  });
});
