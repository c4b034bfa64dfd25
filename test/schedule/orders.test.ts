import { describe, expect, it } from 'vitest';
import { reports } from '../../src/reports/reports.ts';
import { day, libraryOf, monday, someQuestions } from '../builders/drill.ts';
import { answerTo, minute, tenOClock, worldAfter } from '../builders/runner-days.ts';
import { createRunnerWorld, daily, type RunnerWorld } from '../builders/runner-world.ts';

const { conversation } = daily;
const from = ({ store }: RunnerWorld) => ({ store, library: () => libraryOf(someQuestions(1)) });
const slots = async (world: RunnerWorld) => (await world.posts()).map(({ slot }) => slot);

describe('an operator', () => {
  it('posts a question at once, and once a day', async () => {
    const world = await createRunnerWorld(monday);
    await world.begin();

    const ordered = await reports['post-now'](from(world), [conversation]);
    await world.replica().sweep();
    const again = await reports['post-now'](from(world), [conversation]);
    await world.time.advanceTo(tenOClock);
    await world.replica().sweep();

    expect(ordered.text).toBe(
      `${conversation}: the question of 2026-01-05 is due now; the running bot posts it within seconds.`,
    );
    expect(again).toMatchObject({
      isRefused: true,
      text: `${conversation} has its question of 2026-01-05 already.`,
    });
    expect(await slots(world)).toEqual(['2026-01-05']);
    expect(world.logged).toEqual(['a question was posted']);
  });

  it('skips the next question alone, and no change of the schedule brings it back', async () => {
    const world = await createRunnerWorld(monday);
    await world.begin();

    const ordered = await reports.skip(from(world), [conversation]);
    const schedule = await world.store.schedule(conversation);
    if (schedule) await world.begin({ ...schedule, time: '11:00' });
    await world.time.advanceTo(tenOClock + day + 60 * minute);
    await world.replica().sweep();
    const status = await reports.status(from(world));

    expect(ordered.text).toMatch(`${conversation}: 2026-01-05 is left out, next 2026-01-06T`);
    expect(await slots(world)).toEqual(['2026-01-06']);
    expect(status.text).toContain('skipped on 2026-01-05: skipped by the operator');
  });

  it('resumes what a fault suspended, and leaves what people paused', async () => {
    const world = await createRunnerWorld(monday);
    const gone = await world.begin({ suspended: { why: 'gone', since: monday } });
    const place = { ...daily, conversation: `${conversation}-paused` as typeof conversation };
    await world.begin({ place, pausedUntil: Date.UTC(9999, 0, 1) });

    const all = await reports['resume-all'](from(world));
    const status = await reports.status(from(world));
    const none = await reports['resume-all'](from(world));

    expect(gone.suspended).toBeDefined();
    expect(all.text).toBe(`Resumed:\n${conversation}`);
    expect(status.text).toMatch(/next 2026-01-05T[\s\S]*-paused .*paused/);
    expect(none.text).toBe('No schedule is suspended.');
    expect((await reports.resume(from(world), [place.conversation])).text).toMatch(
      /: resumed, next 2026-01-05T/,
    );
  });

  it('sees what was posted last in every conversation, and the history of one', async () => {
    const world = await worldAfter(1);
    const [first] = await world.posts();
    if (first) await world.store.answer(answerTo(first));
    await world.time.advanceTo(tenOClock + day);
    await world.replica().sweep();

    const all = await reports.status(from(world));
    const one = await reports.status(from(world), [conversation]);

    expect(all.text).toMatch(/ {2}last 2026-01-06 open, 0 of 0 right$/);
    expect(one.text.split('\n').slice(1)).toEqual([
      '  2026-01-06 open, 0 of 0 right',
      expect.stringMatching(/^ {2}2026-01-05 closed, [01] of 1 right$/),
    ]);
  });

  it('is told of a name that has no schedule', async () => {
    const world = await createRunnerWorld(monday);

    for (const name of ['status', 'resume', 'skip', 'post-now'] as const)
      expect(await reports[name](from(world), ['slack:T1/C9'])).toMatchObject({
        isRefused: true,
        text: 'There is no schedule for "slack:T1/C9": coach status lists them.',
      });
  });
});
