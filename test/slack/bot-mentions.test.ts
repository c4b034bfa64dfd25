import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Library } from '../../src/library/model.ts';
import { bundledLibrary } from '../builders/bundled.ts';
import { realBot } from '../fakes/real-bot.ts';
import { payload } from '../fakes/slack/recorded.ts';
import { ids } from '../fakes/slack/state.ts';
import { openSlackWorkspace, type SlackWorkspace } from '../fakes/slack/workspace.ts';

let library: Library;

beforeAll(async () => {
  library = await bundledLibrary();
});

const workflow = { as: 'B000FLOW01', in: 'incidents' };
const admin = { as: 'admin' };

async function open(): Promise<SlackWorkspace> {
  const chat = openSlackWorkspace();
  await chat.start(await realBot(chat.platform, library, () => chat.clock.now));
  onTestFinished(() => chat.stop());
  return chat;
}

async function allowed(): Promise<SlackWorkspace> {
  const chat = await open();
  await chat.says('/coach setup', { ...admin, in: 'incidents' });
  await chat.presses('Watch incidents', admin);
  await chat.presses('Answer workflows and bots that mention me', admin);
  return chat;
}

const answers = (chat: SlackWorkspace) =>
  chat.server.messages.filter(({ by, only }) => by === ids.botUser && only === undefined);

describe('a mention by a workflow or another bot', () => {
  it('is not answered until an admin wants it', async () => {
    const chat = await open();

    await chat.mentions('pods keep restarting', workflow);

    expect(answers(chat)).toEqual([]);
  });

  it('is answered in its thread, where an admin wants it, until they do not', async () => {
    const chat = await allowed();
    expect(chat.heard().at(-1)?.text).toContain(
      'Workflows and other bots that mention me here are answered, up to 3 times in a thread and 20 times a day.',
    );

    await chat.mentions('pods keep restarting', workflow);
    const asked = chat.server.messages.find(({ by }) => by === workflow.as);
    expect(answers(chat)).toMatchObject([{ thread: asked?.ts, channel: asked?.channel }]);
    expect(answers(chat)[0]?.shown.text).toContain('Kubernetes');

    await chat.presses('Stop answering bots', admin);
    await chat.mentions('pods keep restarting', workflow);
    expect(answers(chat)).toHaveLength(1);
    expect(chat.server.faults).toEqual([]);
  });

  it('is answered by the thread it stands in, where it has no words', async () => {
    const chat = await allowed();
    await chat.says('checkout is down, pods are in CrashLoopBackOff since the deploy', { in: 'incidents' });

    await chat.mentions('', { ...workflow, under: 'checkout is down' });

    expect(answers(chat)).toHaveLength(1);
  });

  it('is answered in no other channel, and in none that is muted', async () => {
    const chat = await allowed();
    await chat.mentions('pods keep restarting', { ...workflow, in: 'sre-daily' });
    await chat.says('/coach help', { in: 'incidents' });
    await chat.presses('Mute here');
    const before = answers(chat).length;

    await chat.mentions('pods keep restarting', workflow);

    expect(answers(chat)).toHaveLength(before);
  });

  it('is never answered in private, as where another company reads along', async () => {
    const chat = await allowed();
    const channel = chat.server.channels.get(chat.channel('incidents').id);
    if (channel) channel.isShared = true;
    chat.clock.now += 3_600_000;

    await chat.mentions('pods keep restarting', workflow);

    expect(answers(chat)).toEqual([]);
    expect(chat.server.calls.filter(({ method }) => method === 'chat.postEphemeral')).toEqual([]);
  });

  it('by itself is nothing', async () => {
    const chat = await allowed();
    const body = payload('mention');
    const event = { ...(body.event as object), channel: chat.channel('incidents').id };

    await chat.deliver({ ...body, event_id: 'Ev1', event: { ...event, user: ids.botUser, bot_id: ids.bot } });
    await chat.deliver({
      ...body,
      event_id: 'Ev2',
      event: { ...event, user: undefined, bot_id: ids.bot, subtype: 'bot_message' },
    });

    expect(answers(chat)).toEqual([]);
  });

  it('ends where two bots answer each other in a thread, however slow the other is', async () => {
    const chat = await allowed();
    await chat.mentions('pods keep restarting', workflow);

    const rounds = await echo(chat, { ...workflow, under: 'pods keep restarting' }, 10 * 60_000);

    expect([rounds, answers(chat).length]).toEqual([3, 3]);
  });

  it('ends where the other bot begins a thread with each answer', async () => {
    const chat = await allowed();
    await chat.mentions('pods keep restarting', workflow);

    const rounds = await echo(chat, workflow, 1000);

    expect([rounds, answers(chat).length]).toEqual([20, 20]);
  });
});

/** The other bot mentions us after each of our answers. How often, until it has nothing to answer. */
async function echo(
  chat: SlackWorkspace,
  where: Parameters<SlackWorkspace['mentions']>[1],
  afterMs: number,
): Promise<number> {
  for (let rounds = 0; rounds < 100; rounds++) {
    if (answers(chat).length === rounds) return rounds;
    chat.clock.now += afterMs;
    await chat.mentions('pods keep restarting, says your answer', where);
  }
  return Number.POSITIVE_INFINITY;
}
