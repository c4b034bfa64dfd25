import { expect, it, onTestFinished } from 'vitest';
import { watchLateness } from '../../src/app/lateness.ts';
import { createMeters } from '../../src/app/metrics/meters.ts';
import type { Fields } from '../../src/log.ts';
import { scriptedBot } from '../fakes/scripted-bot.ts';
import { openSlackWorkspace } from '../fakes/slack/workspace.ts';

it('what is heard later than Slack waits is answered all the same, counted, and logged once a minute', async () => {
  const chat = openSlackWorkspace();
  const meters = createMeters('file');
  const logged: unknown[] = [];
  const quiet = (): void => undefined;
  const warn = (fields: Fields, message: string): void => void logged.push({ ...fields, message });
  const bot = scriptedBot();
  const heard = watchLateness(bot, {
    meters,
    log: { debug: quiet, info: quiet, warn, error: quiet },
    clock: () => chat.clock.now + lateMs,
  });
  let lateMs = 0;
  await chat.start(heard.bot);
  onTestFinished(() => chat.stop());

  await chat.mentions('pods keep restarting');
  lateMs = 2900;
  await chat.says('in time', { in: 'direct' });
  const inTime = heard.late();
  lateMs = 4000;
  await chat.mentions('disk full');
  await chat.says('late', { in: 'direct' });
  lateMs = 70_000;
  await chat.says('later', { in: 'direct' });
  await chat.says('overheard, which nobody waits for', { in: 'incidents' });
  await chat.opensHome();

  expect([inTime, heard.late(), bot.asked.length]).toEqual([0, 3, 7]);
  expect(logged).toEqual([
    {
      platform: 'slack',
      kind: 'thread',
      lateMs: expect.any(Number),
      count: 1,
      message: 'an event was heard later than the platform waits',
    },
    {
      platform: 'slack',
      kind: 'words',
      lateMs: expect.any(Number),
      count: 3,
      message: 'an event was heard later than the platform waits',
    },
  ]);
  expect(await meters.registry.metrics()).toContain(
    'coach_heard_late_total{platform="slack",kind="words"} 2',
  );
});
