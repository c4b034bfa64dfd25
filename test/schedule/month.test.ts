import { describe, expect, it, onTestFinished } from 'vitest';
import { createDraw } from '../../src/bot/draw.ts';
import { type EventId, type MemberId, toSlot } from '../../src/ids.ts';
import type { Log } from '../../src/log.ts';
import { slotOn } from '../../src/schedule/calendar.ts';
import { summarizeMonth } from '../../src/schedule/month.ts';
import { monthBefore, monthRange } from '../../src/schedule/months.ts';
import { tellMonth } from '../../src/schedule/tell-month.ts';
import type { Fact } from '../../src/store/facts.ts';
import type { Store } from '../../src/store/store.ts';
import { openRedis } from '../../src/stores/redis/open.ts';
import {
  answer,
  asMember,
  attempt,
  day,
  libraryOf,
  post,
  schedule,
  someQuestions,
} from '../builders/drill.ts';
import {
  admin,
  createRunnerWorld,
  daily,
  dying,
  openTestStore,
  type RunnerWorld,
} from '../builders/runner-world.ts';
import { memberId } from '../fakes/platform.ts';
import { startRedis } from '../fakes/redis.ts';

const stores: Readonly<Record<string, () => Promise<Store>>> = {
  'the embedded store': async () => (await openTestStore()).store,
  'the Redis store': async () => {
    const server = await startRedis();
    onTestFinished(() => server.stop());
    const store = await openRedis({ url: server.url });
    onTestFinished(() => store.close());
    return store;
  },
};

const second = memberId('second');
const log: Log = { debug() {}, info() {}, warn() {}, error() {} };

describe.each(Object.entries(stores))('the monthly note, on %s', (_name, open) => {
  it('is sent once by five replicas, with figures of that month alone', async () => {
    const store = await open();
    const world = await createRunnerWorld(Date.now(), {
      opened: { store, clock: { now: Date.now } },
      library: libraryOf(someQuestions(30)),
    });
    const month = monthBefore('UTC', Date.now() - day);
    await lastMonth(store, monthRange('UTC', month).from);
    const replicas = Array.from({ length: 5 }, () => world.replica());
    const slot = slotOn('UTC', Date.now());

    const library = () => libraryOf([]);
    await Promise.all(replicas.map(() => summarizeMonth({ store, library }, Date.now())));
    await Promise.all(
      replicas.map(() => tellMonth({ ...world, draw: createDraw(library), log }, daily, slot)),
    );
    await Promise.all(replicas.map((replica) => replica.postNow(daily.conversation, admin)));

    const notes = world.platform.screens.filter(({ card }) => card?.name === 'The month');
    expect(notes).toHaveLength(1);
    expect(notes[0]?.to).toBe(admin);
    expect((await store.read('conversation', daily.conversation)).month).toMatchObject({
      month,
      right: 2,
      of: 10,
      backPeople: 10,
      people: 10,
      below: ['kubernetes'],
      mend: [{ question: 'kubernetes/q2', right: 0, answered: 10 }],
    });
  });
});

describe('the monthly note of a process that dies', () => {
  it('is sent at the next question where the process died on the way, and to whoever had it not again', async () => {
    const deaths = 14;
    for (let at = 1; at <= deaths; at += 1)
      for (const when of ['before', 'after'] as const) {
        const { store } = await openTestStore();
        const world = await createRunnerWorld(Date.now(), { opened: { store, clock: { now: Date.now } } });
        world.platform.settings.admins = [admin, second];
        const month = monthBefore('UTC', Date.now() - day);
        await lastMonth(store, monthRange('UTC', month).from);
        await store.saveSchedule(schedule({ place: daily, packs: ['incidents'] }), undefined, second);
        const library = () => libraryOf([]);
        await summarizeMonth({ store, library }, Date.now());
        const dead = dying(world, { at, when });

        await tellMonth({ ...dead, draw: createDraw(library), log }, daily, toSlot('2026-12-01')).catch(
          () => undefined,
        );
        const before = notesOf(world);
        await tellMonth({ ...world, draw: createDraw(library), log }, daily, toSlot('2026-12-02'));
        await tellMonth({ ...world, draw: createDraw(library), log }, daily, toSlot('2026-12-03'));

        const all = notesOf(world);
        for (const member of [admin, second]) expect(all).toContain(member);
        // Only one whose note was sent and not yet noted has it twice.
        expect(all.length - 2).toBeLessThanOrEqual(1);
        if (all.length > 2) expect(all[before.length]).toBe(before.at(-1));
        expect(dead.calls()).toBeGreaterThan(0);
      }
  });
});

function notesOf(world: RunnerWorld): readonly (MemberId | undefined)[] {
  return world.platform.screens.filter(({ card }) => card?.name === 'The month').map(({ to }) => to);
}

/** A question that five missed and tried again, two of them better; one of the month before, which does not count. */
async function lastMonth(store: Store, from: number): Promise<void> {
  const place = daily;
  const plan = schedule({ place, packs: ['running'] });
  await store.saveSchedule(plan, undefined, admin);
  const posts = [post(1, { place, plannedAt: from - 10 * day }), post(2, { place, plannedAt: from + day })];
  const missed = (sequence: number, n: number, at: number) =>
    answer(sequence, { place, member: asMember(`M${n}`), isRight: false, choice: 2, at });
  // That all were wrong is told of ten and more alone.
  const people = Array.from({ length: 10 }, (_, n) => n);
  const answers = people.flatMap((n) => [missed(1, n, from - 9 * day), missed(2, n, from + 2 * day)]);
  const attempts = people.map((n) =>
    attempt('kubernetes/q2', from + 4 * day, {
      member: asMember(`M${n}`),
      team: place.team,
      isRight: n < 2,
      event: `try${n}` as EventId,
    }),
  );
  await store.restore(
    factStream([
      ...posts.map((one): Fact => ({ kind: 'post', post: one })),
      ...answers.map((one): Fact => ({ kind: 'answer', answer: one })),
      ...attempts.map((one): Fact => ({ kind: 'attempt', attempt: one })),
    ]),
  );
}

async function* factStream(facts: readonly Fact[]): AsyncGenerator<Fact> {
  yield* facts;
}
