import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { toPlace } from '../../adapters/slack/ids.ts';
import type { Library } from '../../src/library/model.ts';
import { bundledLibrary } from '../builders/bundled.ts';
import { realCoach } from '../fakes/real-bot.ts';
import { payload } from '../fakes/slack/recorded.ts';
import { ids } from '../fakes/slack/state.ts';
import { openSlackWorkspace, type SlackWorkspace } from '../fakes/slack/workspace.ts';

const now = 'C000SHARED1';
let library: Library;

beforeAll(async () => {
  library = await bundledLibrary();
});

async function startedDaily() {
  const chat = openSlackWorkspace();
  const coach = await realCoach(chat.platform, library, () => chat.clock.now);
  await chat.start(coach.bot);
  onTestFinished(() => chat.stop());
  const at = async (moment: string): Promise<void> => {
    chat.clock.now = Date.parse(moment);
    await coach.runner.sweep();
    await coach.settle();
  };
  await chat.invites('sre-daily', 'admin');
  await chat.presses('Start daily questions', { as: 'admin' });
  return { chat, at };
}

/** What Slack does to a private channel that is shared with another company. */
function rename({ server, channel }: SlackWorkspace): string {
  const { id: old } = channel('sre-daily');
  const known = server.channels.get(old);
  if (!known) throw new Error('the channel is there');
  server.channels.delete(old);
  server.channels.set(now, { ...known, id: now, isPrivate: true });
  const kept = server.messages.map((one) => (one.channel === old ? { ...one, channel: now } : one));
  server.messages.splice(0, kept.length, ...kept);
  return old;
}

const told = (old: string) => ({
  ...payload('bot-joined'),
  event_id: 'EvMOVED1',
  event: { type: 'channel_id_changed', old_channel_id: old, new_channel_id: now },
});

it('a channel that gets another id keeps its questions, answers and streaks', async () => {
  const { chat, at } = await startedDaily();
  await at('2025-11-25T09:00:00Z');
  await chat.presses('B', { as: 'first' });
  const old = rename(chat);

  await chat.deliver(told(old));
  await at('2025-11-26T09:00:00Z');

  const [reveal, next] = chat.heard().filter(({ to }) => to === 'everyone');
  expect(reveal?.text).toMatch(/ · closed\n/);
  expect(next?.text).toContain('last question: 1 answered');
  await chat.says('/streak', { as: 'first' });
  expect(chat.heard().at(-1)?.text).toContain('Answered in a row: 1, longest 1.');
  expect(chat.server.faults).toEqual([]);
});

it('a question that was refused under the old id, before Slack told of the new one, comes the day after', async () => {
  const { chat, at } = await startedDaily();
  const old = rename(chat);
  await at('2025-11-25T09:00:00Z');
  expect(chat.heard().at(-1)?.text).toContain('Suspended:');

  await chat.deliver(told(old));
  await chat.deliver(told(old));

  expect(chat.heard().at(-1)?.text).toBe('Back in #sre-daily. The next question is ⟨Wed 26 Nov 09:00 UTC⟩.');
  expect(await chat.platform.mayPost(toPlace(ids.team, now))).toEqual({ kind: 'can' });
  await at('2025-11-26T09:00:00Z');
  expect(chat.heard().findLast(({ to }) => to === 'everyone')?.text).toMatch(/^Question of the day · /);
});
