import { describe, expect, it, onTestFinished } from 'vitest';
import { createSuspensionWatch, type SuspensionWatch } from '../../src/bot/settings/suspension-watch.ts';
import { defaultSchedule } from '../../src/schedule/calendar.ts';
import type { BotChat } from '../builders/bot-chat.ts';
import { admin, here, started } from '../builders/setup-chat.ts';
import { channel } from '../fakes/platform.ts';
import { createTimers } from '../fakes/timers.ts';

/** Suspended at nine on Monday, when its post was refused. */
async function suspended(): Promise<BotChat> {
  const chat = await started();
  chat.platform.settings.posts = 'forbidden';
  await chat.until('2026-11-23T09:00:00Z');
  return chat;
}

const whispers = (chat: BotChat): readonly string[] =>
  chat.heard().flatMap(({ in: where, to, text }) => (where === 'direct' ? [`${to}: ${text}`] : []));

function watchOf({ store, platform, now }: BotChat): {
  watch: SuspensionWatch;
  time: ReturnType<typeof createTimers>;
} {
  const time = createTimers(now());
  const quiet = (): void => undefined;
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  const watch = createSuspensionWatch({ store, platform, log, timers: time });
  onTestFinished(() => watch.stop());
  return { watch, time };
}

const back = 'Back in #fake:T1/sre-daily. The next question is <2026-11-24T09:00>.\n_Only you see this._';

describe('a suspended schedule', () => {
  it('tells its admin when it is suspended, with what to do', async () => {
    const chat = await suspended();

    expect(whispers(chat)).toEqual([
      [
        'admin: *Suspended:* I cannot post in #fake:T1/sre-daily. I am not in it.',
        'Write /invite @Coach there, and the questions continue. Suspended since <2026-11-23T09:00>.',
        'No streak is affected. /coach there shows its settings.',
        '_Only you see this._',
      ].join('\n'),
    ]);
  });

  it('is the first line of /coach, for an admin with the presses that end it', async () => {
    const chat = await suspended();

    await chat.says('/coach', admin);
    await chat.says('/coach');

    expect(chat.last('admin').split('\n')[0]).toBe(
      '*Suspended:* I cannot post in #fake:T1/sre-daily. I am not in it.',
    );
    expect(chat.heard().at(-2)?.buttons).toEqual([
      'Resume',
      'Change',
      'More',
      'Watch incidents',
      'Days without a question from a file',
      'Show me a question',
    ]);
    expect(chat.last('first').split('\n').slice(0, 4)).toEqual([
      '*Suspended:* I cannot post in #fake:T1/sre-daily. I am not in it.',
      'Write /invite @Coach there, and the questions continue. Suspended since <2026-11-23T09:00>.',
      '*Coach: guides and questions for people who run production*',
      'Find a guide: /guide pods keep restarting',
    ]);
  });

  it('goes on at /coach where it can post again', async () => {
    const chat = await suspended();
    chat.platform.settings.posts = 'sent';

    await chat.says('/coach');

    expect(chat.last().split('\n')[0]).toBe('*Coach: guides and questions for people who run production*');
    expect((await chat.store.nextDue(here))?.slot).toBe('2026-11-24');
  });

  it('goes on by itself where it can post again, and says so once', async () => {
    const chat = await suspended();
    chat.platform.settings.posts = 'sent';

    for (const { watch } of [watchOf(chat), watchOf(chat)]) await watch.look();

    expect(whispers(chat).slice(1)).toEqual([`admin: ${back}`]);
    expect((await chat.store.nextDue(here))?.slot).toBe('2026-11-24');
  });

  it('of a version that suspended for a bad token goes on', async () => {
    const chat = await started();
    const schedule = await chat.store.schedule(here);
    if (!schedule) throw new Error('it was started');
    const since = chat.now();
    await chat.store.saveSchedule(
      { ...schedule, suspended: { why: 'forbidden', since } },
      undefined,
      undefined,
    );

    await watchOf(chat).watch.look();

    expect((await chat.store.schedule(here))?.suspended).toBeUndefined();
    expect(whispers(chat)).toEqual([expect.stringMatching(/^admin: Back in /)]);
  });

  it.each([
    ['where it still cannot post', 'the truth', 'forbidden'],
    ['where that cannot be told', 'cannot tell', 'sent'],
  ] as const)('stays as it is %s', async (_, tells, posts) => {
    const chat = await suspended();
    Object.assign(chat.platform.settings, { tells, posts });
    const { watch, time } = watchOf(chat);
    const looked = watch.look();
    for (let minutes = 1; minutes <= 6; minutes++) {
      await time.settle();
      await time.advanceTo(chat.now() + minutes * 60_000);
    }
    await looked;

    expect((await chat.store.schedule(here))?.suspended?.why).toBe('forbidden');
    expect(whispers(chat)).toHaveLength(1);
  });

  it('is asked about again after a minute where the platform was busy', async () => {
    const chat = await suspended();
    Object.assign(chat.platform.settings, { tells: 'cannot tell', posts: 'sent' });
    const { watch, time } = watchOf(chat);
    watch.start();
    await time.settle();
    chat.platform.settings.tells = 'the truth';

    await time.advanceTo(chat.now() + 60_000);
    await time.settle();

    expect((await chat.store.nextDue(here))?.slot).toBe('2026-11-24');
  });

  it('waits for a person where a post was refused though it could have been taken', async () => {
    const chat = await started();
    Object.assign(chat.platform.settings, { tells: 'can', posts: 'forbidden' });
    await chat.until('2026-11-23T09:00:00Z');

    await watchOf(chat).watch.look();

    expect((await chat.store.schedule(here))?.suspended?.why).toBe('forbidden');
    expect(whispers(chat)).toHaveLength(1);
  });

  it('is told to whoever unarchived it what is still to do', async () => {
    const chat = await suspended();

    await chat.sends('membership', 'restored', 'second');

    expect(chat.last('second')).toContain('Write /invite @Coach there, and the questions continue.');
  });

  it('is looked at again when the bot starts, each of them', async () => {
    const chat = await suspended();
    const other = channel('ops');
    const stopped = { why: 'gone', since: chat.now() };
    const plan = { ...defaultSchedule(other, 'UTC'), suspended: stopped };
    await chat.store.saveSchedule(plan, undefined, undefined);
    chat.platform.settings.posts = 'sent';
    const { watch, time } = watchOf(chat);

    watch.start();
    await time.settle();

    expect(await chat.store.nextDue(here)).toBeDefined();
    expect(await chat.store.nextDue(other.conversation)).toBeDefined();
  });
});
