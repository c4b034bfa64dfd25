import { describe, expect, it, onTestFinished } from 'vitest';
import { toPlace } from '../../adapters/slack/ids.ts';
import { scriptedBot } from '../fakes/scripted-bot.ts';
import { ids, type SlackChannel } from '../fakes/slack/state.ts';
import { openSlackWorkspace, type SlackWorkspace } from '../fakes/slack/workspace.ts';

const daily = 'C000SREDAILY';

async function slackWith(change: (channel: SlackChannel) => unknown): Promise<SlackWorkspace> {
  const chat = openSlackWorkspace();
  await chat.start(scriptedBot());
  onTestFinished(() => chat.stop());
  const channel = chat.server.channels.get(daily);
  if (!channel) throw new Error('the channel is there');
  change(channel);
  return chat;
}

const ask = (chat: SlackWorkspace, channel = daily) => chat.platform.mayPost(toPlace(ids.team, channel));
const leave = ({ members }: SlackChannel): void => void members.delete(ids.botUser);

describe('whether Slack would take a post', () => {
  it('is yes for a member', async () => {
    expect(await ask(await slackWith(() => undefined))).toEqual({ kind: 'can' });
  });

  it('is no where the bot is no member of a public channel, which it can join', async () => {
    const chat = await slackWith(leave);

    expect(await ask(chat)).toEqual({
      kind: 'cannot',
      why: 'forbidden',
      problem: 'I am not a member',
      remedy: 'Write /invite @Coach there',
      joinable: true,
    });
    expect(await chat.platform.join(toPlace(ids.team, daily))).toBe(true);
    expect(await ask(chat)).toEqual({ kind: 'can' });
  });

  it('offers no Join without its scope, and needs no membership with that of all public channels', async () => {
    const chat = await slackWith(leave);
    chat.server.scopes.delete('channels:join');

    expect(await ask(chat)).toMatchObject({ remedy: 'Write /invite @Coach there', joinable: false });
    expect(await chat.platform.join(toPlace(ids.team, daily))).toBe(false);
    chat.server.scopes.add('chat:write.public');
    expect(await ask(chat)).toEqual({ kind: 'can' });
  });

  it.each([
    [
      'a private channel without the bot',
      daily,
      (channel: SlackChannel) => Object.assign(channel, { isPrivate: true }) && leave(channel),
      { why: 'forbidden', problem: 'I am not a member', remedy: 'Write /invite @Coach there' },
    ],
    [
      'an archived channel',
      daily,
      (channel: SlackChannel) => Object.assign(channel, { isArchived: true }),
      { why: 'gone', problem: 'It is archived', remedy: 'Unarchive it' },
    ],
    [
      'a direct message between others',
      'D00OTHERS1',
      () => undefined,
      {
        why: 'forbidden',
        problem: 'It is a conversation between others, which I cannot join',
        remedy: 'Start them in a channel',
      },
    ],
  ] as const)('is no for %s', async (_, channel, change, said) => {
    const chat = await slackWith(change);

    expect(await ask(chat, channel)).toEqual({ kind: 'cannot', joinable: false, ...said });
  });

  it.each([{ retryAfter: 30 }, { status: 503 }, { lost: 'before' }, { error: 'missing_scope' }] as const)(
    'cannot be told where Slack answers %j',
    async (failure) => {
      const chat = await slackWith(() => undefined);
      chat.server.fails('conversations.info', failure);

      expect(await ask(chat)).toEqual({ kind: 'cannot tell' });
    },
  );
});
