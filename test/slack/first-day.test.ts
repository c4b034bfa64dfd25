import { beforeAll, expect, it, onTestFinished } from 'vitest';
import type { Library } from '../../src/library/model.ts';
import { bundledLibrary } from '../builders/bundled.ts';
import { realCoach } from '../fakes/real-bot.ts';
import { openSlackWorkspace } from '../fakes/slack/workspace.ts';

let library: Library;

beforeAll(async () => {
  library = await bundledLibrary();
});

it('the first day: invited, started, asked, answered, told, and at home', async () => {
  const chat = openSlackWorkspace();
  const coach = await realCoach(chat.platform, library, () => chat.clock.now);
  await chat.start(coach.bot);
  onTestFinished(() => chat.stop());
  const at = async (moment: string): Promise<void> => {
    chat.clock.now = Date.parse(moment);
    await coach.runner.sweep();
    await coach.settle();
  };
  const last = () => chat.heard().at(-1);

  await chat.invites('sre-daily', 'admin');
  expect(last()).toMatchObject({
    to: 'admin',
    in: 'sre-daily',
    text: [
      'Coach is in #sre-daily',
      'Ask with /guide and a few words. Two things are off until you want them:',
      'Only you see this.',
    ].join('\n'),
    buttons: ['Start daily questions', 'Watch for incidents', 'Help'],
  });

  await chat.presses('Start daily questions', { as: 'admin' });
  expect(last()?.text).toContain('Next: ⟨Tue 25 Nov 09:00 UTC⟩');
  expect(last()?.buttons).toContain('Post now');

  await at('2025-11-25T09:00:00Z');
  const question = chat.heard().findLast(({ to }) => to === 'everyone');
  expect(question?.text).toMatch(/^Question of the day · /);
  expect(question?.text).toContain('0 answered · closes ⟨Wed 26 Nov 09:00 UTC⟩');
  expect(question?.text).toContain('One question each working day.');
  expect(question?.buttons).toEqual(['A', 'B', 'C', 'D']);

  await chat.presses('B', { as: 'first' });
  expect(last()).toMatchObject({ to: 'first', in: 'window' });
  expect(last()?.text).toMatch(
    /^Your answer\n(✓ B is the best answer|✗ You chose B\. The best answer is [ACD])\./,
  );
  const verdict = last();
  await chat.presses('Read the section', { as: 'first' });
  expect(last()).toMatchObject({ in: 'window' });
  expect(chat.heard()).toContainEqual(verdict);
  await coach.settle();
  expect(chat.heard().find(({ text }) => text.startsWith('Question of the day'))?.text).toContain(
    '1 answered',
  );

  await at('2025-11-26T09:00:00Z');
  const [reveal, next] = chat.heard().filter(({ to }) => to === 'everyone');
  expect(reveal?.text).toMatch(/ · closed\n/);
  expect(reveal?.buttons).toEqual(['Read the section', 'My answer', 'Discuss', 'Report']);
  expect(next?.text).toContain('last question: 1 answered');

  await chat.says('/streak', { as: 'first' });
  expect(last()?.text).toContain('Your progress in #sre-daily');
  expect(last()?.text).toContain('Answered in a row: 1, longest 1.');

  await chat.opensHome('first');
  const home = chat.heard().find(({ in: where, to }) => where === 'home' && to === 'first');
  expect(home?.text).toMatch(/^Coach\nYour progress in #sre-daily\n/);
  expect(home?.text).toContain('Channels\n#sre-daily: next question ⟨Thu 27 Nov 09:00 UTC⟩\n');
  expect(home?.buttons.slice(0, 3)).toEqual(['Find a guide', 'Review 1 now', 'Help']);
  expect(home?.buttons).not.toContain('Settings of #sre-daily');

  expect(chat.server.faults).toEqual([]);
});

it('at home, one finds a guide, and who may set up opens the settings of a channel', async () => {
  const chat = openSlackWorkspace();
  const coach = await realCoach(chat.platform, library, () => chat.clock.now);
  await chat.start(coach.bot);
  onTestFinished(() => chat.stop());
  const last = () => chat.heard().at(-1);
  await chat.invites('sre-daily', 'admin');
  await chat.presses('Start daily questions', { as: 'admin' });

  await chat.opensHome('admin');
  await chat.presses('Find a guide', { as: 'admin' });
  await chat.submits({ words: ['pods in CrashLoopBackOff after the deploy'] }, { as: 'admin' });
  expect(last()).toMatchObject({ to: 'admin', in: 'window' });
  expect(last()?.text).toContain('Kubernetes › Pods crash in a loop');

  await chat.opensHome('admin');
  await chat.presses('Settings of #sre-daily', { as: 'admin' });
  expect(last()).toMatchObject({ to: 'admin', in: 'window' });
  expect(last()?.text).toContain('Coach in #sre-daily');
  await chat.presses('Pause until', { as: 'admin' });
  await chat.submits({}, { as: 'admin' });

  await chat.opensHome('admin');
  const home = chat.heard().find(({ in: where, to }) => where === 'home' && to === 'admin');
  expect(home?.text).toContain('#sre-daily: paused');
  expect(chat.server.faults).toEqual([]);
});
