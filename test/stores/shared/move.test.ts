import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fact } from '../../../src/store/facts.ts';
import type { Store } from '../../../src/store/store.ts';
import { openRedis } from '../../../src/stores/redis/open.ts';
import { moveFacts } from '../../../src/stores/shared/move.ts';
import { markFolderMoved } from '../../../src/stores/sqlite/folder.ts';
import { openEmbedded } from '../../../src/stores/sqlite/open.ts';
import {
  admin,
  answerOf,
  attemptOf,
  claimOne,
  eventId,
  factsOf,
  memberId,
  postOf,
  postSlot,
  reportOf,
  scheduleOf,
  slotOf,
  team,
} from '../../builders/store-facts.ts';
import { type RedisServer, startRedis } from '../../fakes/redis.ts';

describe('moving between stores', () => {
  let server: RedisServer;
  let root: string;
  let folder: string;
  let redis: Store;
  let embedded: Store;
  let made = 0;
  beforeAll(async () => {
    server = await startRedis();
    root = mkdtempSync(join(tmpdir(), 'coach-move-'));
  });
  afterAll(async () => {
    await server.stop();
    rmSync(root, { recursive: true, force: true });
  });
  beforeEach(async () => {
    made += 1;
    folder = join(root, String(made));
    redis = await openRedis({ url: server.url, prefix: `move${made}` });
    embedded = await openEmbedded({ folder });
    return async () => {
      await redis.close();
      await embedded.close();
    };
  });

  it('carries every fact from the file to Redis and back, the same', async () => {
    await fill(embedded);
    const facts = await factsOf(embedded);
    const progress: number[] = [];

    const counts = await moveFacts(embedded, redis, { onProgress: (done) => progress.push(done) });

    expect(await factsOf(redis)).toEqual(facts);
    expect(counts).toEqual({ schedule: 1, change: 2, post: 3, answer: 24, attempt: 8, report: 3, note: 9 });
    expect(progress.at(-1)).toBe(facts.length);

    const back = await openEmbedded({ folder: `${folder}-back` });
    await moveFacts(redis, back);
    expect(await factsOf(back)).toEqual(facts);
    await back.close();
  });

  it('writes nothing in a dry run, and counts the same', async () => {
    await fill(redis);

    const counts = await moveFacts(redis, embedded, { dryRun: true });

    expect(counts.answer).toBe(24);
    expect(await factsOf(embedded)).toEqual([]);
  });

  it.each(['Redis', 'the file'])(
    'into %s that was interrupted is finished when it is run again, and the part is not opened before',
    async (name) => {
      const [from, to] = name === 'Redis' ? [embedded, redis] : [redis, embedded];
      const open = () =>
        name === 'Redis' ? openRedis({ url: server.url, prefix: `move${made}` }) : openEmbedded({ folder });
      await fill(from);
      const dying: Store = {
        ...to,
        restore: (facts) =>
          to.restore(first(facts, 20), async () => {
            throw new Error('the power went');
          }),
      };
      await expect(moveFacts(from, dying)).rejects.toThrow('the power went');
      expect(await factsOf(to)).not.toEqual([]);
      await to.close();
      await expect(open()).rejects.toThrow(
        /^The data in .* is only a part of what coach restore or coach move-store began to write at /,
      );

      const again = await (name === 'Redis'
        ? openRedis({ url: server.url, prefix: `move${made}`, toRestore: true })
        : openEmbedded({ folder, toRestore: true }));
      await moveFacts(from, again);

      expect(await factsOf(again)).toEqual(await factsOf(from));
      await again.close();
      await (await open()).close();
    },
  );

  it('refuses a target that holds anything else', async () => {
    await fill(embedded);
    await redis.note('team', team, { watch: 'live' });

    await expect(moveFacts(embedded, redis)).rejects.toThrow(
      'The target holds 1 facts that the source does not',
    );
    await expect(moveFacts(embedded, redis, { dryRun: true })).rejects.toThrow('The target holds');
  });

  it('refuses to call it done when something is missing in the target, and marks the source only when done', async () => {
    await fill(embedded);
    const marks: string[] = [];
    const leaveMark = async (): Promise<void> => void marks.push('moved');
    const lossy: Store = { ...redis, restore: async (_, check) => check?.() };

    await expect(moveFacts(embedded, lossy, { leaveMark })).rejects.toThrow(
      'does not hold what the source does',
    );
    expect(marks).toEqual([]);
    await moveFacts(embedded, redis, { leaveMark });
    expect(marks).toEqual(['moved']);
  });

  it('leaves a folder behind that is not opened again', async () => {
    await fill(embedded);
    await moveFacts(embedded, redis, { leaveMark: () => markFolderMoved(folder, 'Redis', new Date(0)) });
    await embedded.close();

    await expect(openEmbedded({ folder })).rejects.toThrow('was moved to Redis');
    embedded = await openEmbedded({ folder: `${folder}-other` });
  });
});

async function* first(facts: AsyncIterable<Fact>, atMost: number): AsyncGenerator<Fact> {
  let written = 0;
  for await (const fact of facts) {
    if (written === atMost) return;
    yield fact;
    written += 1;
  }
}

async function fill(store: Store): Promise<void> {
  const members = Array.from({ length: 8 }, (_, index) => memberId(index));
  for (const day of [0, 1]) {
    const post = await postSlot(store, slotOf(day));
    for (const member of members) await store.answer(answerOf(post, member, { choice: day }));
    for (const member of members.slice(0, day)) await store.report(reportOf(post, member, 'both are right'));
    if (day === 0) continue;
    for (const member of members)
      await store.answer(
        answerOf(post, member, { kind: 'read', choice: 0, isRight: false, isOnTime: false }),
      );
    await store.report(reportOf(post, admin));
  }
  for (const member of members) {
    await store.attempt(attemptOf(member, eventId(member)));
    await store.note('member', member, { shown: true, draft: { time: '10:00' } });
  }
  await store.note('wanted', team, JSON.parse('{"__proto__": 3}'));
  await store.saveSchedule(
    scheduleOf({ time: '08:00', holidaysFrom: 'https://calendar.example/a.ics' }),
    { slot: slotOf(2), at: 1000 },
    admin,
  );
  const claim = await claimOne(store);
  await store.plan(claim, postOf(claim));
}
