import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PostId } from '../../../src/ids.ts';
import { type Store, StoreAway } from '../../../src/store/store.ts';
import { markRedisMoved } from '../../../src/stores/redis/check.ts';
import { createKeys } from '../../../src/stores/redis/keys.ts';
import { openRedis } from '../../../src/stores/redis/open.ts';
import {
  admin,
  answerOf,
  attemptOf,
  channel,
  conversationId,
  eventId,
  memberId,
  postSlot,
  scheduleOf,
  slotOf,
  team,
} from '../../builders/store-facts.ts';
import { ask, type RedisServer, startRedis, until } from '../../fakes/redis.ts';

const ann = memberId('ANN');

describe('the Redis store and its server', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());

  it('says that the store is away within 1.5 s, killed or frozen, and recovers by itself', async () => {
    const store = await openRedis({ url: server.url, prefix: 'away' });
    const post = await postSlot(store, slotOf(0));
    const answer = answerOf(post, ann);
    await store.answer(answer);

    await server.kill();
    expect(await timeUntilAway(() => store.claimEvent(eventId(1)))).toBeLessThan(1500);
    expect(await timeUntilAway(() => store.claimDue(5, 1000))).toBeLessThan(1500);
    await server.start();
    await until(async () =>
      store.now().then(
        () => true,
        () => false,
      ),
    );
    expect(await store.answers(ann, channel)).toEqual([answer]);

    server.freeze();
    expect(await timeUntilAway(() => store.answer(answerOf(post, memberId('BEN'))))).toBeLessThan(1500);
    expect(await timeUntilAway(() => store.posts(channel, 5))).toBeLessThan(1500);
    server.thaw();
    await until(async () =>
      store.now().then(
        () => true,
        () => false,
      ),
    );
    expect(await store.posts(channel, 5)).toHaveLength(1);
    await store.close();
  });

  it('says at once that the store is away, once that is known', async () => {
    const store = await openRedis({ url: server.url, prefix: 'known' });
    await server.kill();
    await expect(store.now()).rejects.toThrow(StoreAway);
    await until(async () => (await timeUntilAway(() => store.claimEvent(eventId(1)))) < 50);

    await server.start();
    await until(async () => isThere(store));
    await store.close();
  });

  it('leaves a server that takes no writes any more, and finds the one that does under the same name', async () => {
    const master = await startRedis();
    const store = await openRedis({ url: master.url, prefix: 'demoted' });
    await store.saveSchedule(scheduleOf(), undefined, admin);
    await ask(master, (client) => client.replicaof('127.0.0.1', server.port));
    await expect(store.claimEvent(eventId(1))).rejects.toThrow(
      new StoreAway('This Redis is a replica and takes no writes.'),
    );
    const before = await clientsOf(master);

    await until(async () => {
      await store.claimEvent(eventId(2)).catch(() => undefined);
      return (await clientsOf(master)).every((id) => !before.includes(id));
    });
    await store.close();
    await master.stop();
  });

  it('gives up a connection on which nothing is answered any more', async () => {
    const silent = await startRedis();
    const store = await openRedis({ url: silent.url, prefix: 'silent' });
    const before = await clientsOf(silent);
    silent.freeze();
    await Promise.allSettled([1, 2, 3, 4].map((id) => store.claimEvent(eventId(id))));
    silent.thaw();

    await until(async () => isThere(store));
    expect((await clientsOf(silent)).filter((id) => before.includes(id))).toEqual([]);
    await store.close();
    await silent.stop();
  });

  it('restores and tells all of it though Redis stands still, or is killed, for longer than a command waits', async () => {
    const busy = await startRedis();
    const log = { debug() {}, info() {}, error() {}, warn: () => void busy.thaw() };
    const store = await openRedis({ url: busy.url, prefix: 'busy', log });
    const ids = Array.from({ length: 3000 }, (_, index) => `test:T1/C1/${index}`);

    await store.restore(
      (async function* () {
        for (const [index, id] of ids.entries()) {
          if (index === 1000) busy.freeze();
          if (index === 2000) await busy.kill().then(() => busy.start());
          yield { kind: 'note', of: 'thread', id, note: { at: index } } as const;
        }
      })(),
    );
    const told: string[] = [];
    for await (const fact of store.facts()) {
      if (told.length === 0) busy.freeze();
      told.push(fact.kind === 'note' ? fact.id : fact.kind);
    }

    expect(told.toSorted()).toEqual(ids.toSorted());
    await store.close();
    await busy.stop();
  });

  it('is away for whatever Redis says: a password that changed, a command that is denied', async () => {
    const guarded = await startRedis();
    const user = (rules: string) =>
      ask(guarded, (client) => client.call('ACL', 'SETUSER', 'coach', 'on', '>secret', ...rules.split(' ')));
    await user('~* &* +@all -info');
    const said: string[] = [];
    const note = (_: unknown, message: string): void => void said.push(message);
    const url = `redis://coach:secret@127.0.0.1:${guarded.port}`;
    const store = await openRedis({ url, log: { debug: note, info: note, warn: note, error: note } });
    expect(said).toEqual(['redis does not let this user read INFO, so it cannot be told how data is kept']);
    expect(await store.claimEvent(eventId(1))).toBe(true);

    await user('-eval -evalsha');
    await expect(store.claimEvent(eventId(2))).rejects.toThrow(
      new StoreAway('Redis denies this user a command: widen its ACL.'),
    );
    await ask(guarded, (client) => client.call('ACL', 'DELUSER', 'coach'));
    await timeUntilAway(() => store.claimEvent(eventId(3)));
    await store.close();
    await guarded.stop();
  });

  it('says once that Redis lost its data while a bot runs', async () => {
    const flushed = await startRedis();
    const said: string[] = [];
    const note = (_: unknown, message: string): void => void said.push(message);
    const log = { debug: note, info: note, warn: note, error: note };
    const store = await openRedis({ url: flushed.url, log, aliveEveryMs: 20 });

    await ask(flushed, (client) => client.flushall());
    await until(async () => said.length > 0);
    await until(async () => (await ask(flushed, (client) => client.exists('coach:alive'))) === 1);
    await store.close();
    await flushed.stop();

    expect(said).toEqual([
      'redis has lost data of Coach: schedules and answers may be gone; restore a backup',
    ]);
  });

  it('refuses a database that the server does not have', async () => {
    await expect(openRedis({ url: `${server.url}/99` })).rejects.toThrow(
      'Redis has no database 99: choose one in REDIS_URL that it has, such as /0.',
    );
  });

  it('opens with Redis away, and is there when Redis is', async () => {
    await server.kill();
    const store = await openRedis({ url: server.url, prefix: 'late' });
    expect(await timeUntilAway(() => store.schedule(channel))).toBeLessThan(1500);

    await server.start();
    await until(async () =>
      store.now().then(
        () => true,
        () => false,
      ),
    );
    await store.saveSchedule(scheduleOf(), undefined, admin);

    expect(await store.schedule(channel)).toEqual(scheduleOf());
    await store.close();
  });

  it('forgets a member in the append-only file too', async () => {
    const store = await openRedis({ url: server.url, prefix: 'forget' });
    await store.attempt(attemptOf(ann, eventId('x')));
    const folder = join(server.folder, 'appendonlydir');
    /** undefined while the server puts a rewritten file in place. */
    const file = (): string | undefined => {
      return readParts(readdirSync(folder).map((name) => join(folder, name)));
    };
    expect(file()).toContain(`forget:t:${ann}`);

    await store.forget(ann);

    await until(async () => file()?.includes(`forget:t:${ann}`) === false);
    await store.close();
  });

  it('forgets a member in the snapshot too, where the server writes one', async () => {
    const saving = await startRedis(['--save', '3600 1']);
    const store = await openRedis({ url: saving.url, prefix: 'forget' });
    await store.attempt({ ...attemptOf(ann, eventId('x')), team });
    await ask(saving, (client) => client.save());
    const snapshot = (): string => readFileSync(join(saving.folder, 'dump.rdb'), 'latin1');
    expect(snapshot()).toContain(`forget:t:${ann}`);

    await store.forget(ann, team);

    await until(async () => !snapshot().includes(`forget:t:${ann}`));
    await store.close();
    await saving.stop();
  });

  it.each(['bgrewriteaof', 'bgsave', 'config'])(
    'forgets a member at once on a server that knows no %s',
    async (command) => {
      const hosted = await startRedis(['--save', '3600 1', '--rename-command', command, '']);
      const store = await openRedis({ url: hosted.url, prefix: 'forget' });
      await store.attempt(attemptOf(ann, eventId('x')));

      await store.forget(ann);

      expect(await store.attempts(ann)).toEqual([]);
      await store.close();
      await hosted.stop();
    },
  );

  it('lets an event go after 24 hours', async () => {
    const store = await openRedis({ url: server.url, prefix: 'events' });
    await store.claimEvent(eventId(1));

    const left = await ask(server, async (client) => {
      const [key = ''] = await client.keys('events:e:*');
      return client.pttl(key);
    });

    expect(left).toBeGreaterThan(24 * 3_600_000 - 60_000);
    expect(left).toBeLessThanOrEqual(24 * 3_600_000);
    await store.close();
  });

  it('takes its time from the server, whatever this process believes', async () => {
    const store = await openRedis({ url: server.url, prefix: 'clock' });
    const before = await ask(server, (client) => client.time());

    expect(await store.now()).toBeGreaterThanOrEqual(Number(before[0]) * 1000);
    await store.close();
  });

  it('brings data of an older version forward, with what is in it', async () => {
    const first = await openRedis({ url: server.url, prefix: 'older' });
    await first.saveSchedule(scheduleOf(), undefined, admin);
    await first.close();
    await ask(server, (client) => client.hset('older:about', 'version', 1));

    const store = await openRedis({ url: server.url, prefix: 'older' });
    expect(await store.schedule(channel)).toEqual(scheduleOf());
    await store.close();

    expect(await ask(server, (client) => client.hget('older:about', 'version'))).toBe('4');
  });

  it('refuses data of a newer version and data that was moved, in a sentence each', async () => {
    await ask(server, (client) => client.hset('newer:about', 'version', 99));
    await expect(openRedis({ url: server.url, prefix: 'newer' })).rejects.toThrow(
      'The data in Redis under "newer" was written by a newer version of Coach (data version 99, this one knows 4): install that version or a later one.',
    );

    await markRedisMoved(server.url, './data', { prefix: 'moved', at: new Date(0) });
    await expect(openRedis({ url: server.url, prefix: 'moved' })).rejects.toThrow(
      'The data in Redis under "moved" was moved to ./data at 1970-01-01T00:00:00.000Z and is out of date: start with ./data, or choose an empty place to move back to.',
    );
  });

  it('warns where Redis keeps no append-only file, and is quiet where it does', async () => {
    const forgetful = await startRedis(['--appendonly', 'no']);
    const said: string[] = [];
    const note = (_: unknown, message: string): void => void said.push(message);
    const log = { debug: note, info: note, warn: note, error: note };

    await (await openRedis({ url: server.url, prefix: 'warn', log })).close();
    expect(said).toEqual([]);
    await (await openRedis({ url: forgetful.url, log })).close();
    await forgetful.stop();

    expect(said).toEqual(['redis keeps no append-only file: answers can be lost when it stops']);
  });

  it('refuses a wrong password with what to do, and takes the right one', async () => {
    const guarded = await startRedis(['--requirepass', 'secret']);
    const url = (password: string): string => `redis://:${password}@127.0.0.1:${guarded.port}`;

    await expect(openRedis({ url: url('wrong') })).rejects.toThrow(
      'Redis refuses this user or password: correct them in REDIS_URL.',
    );
    const store = await openRedis({ url: url('secret') });
    expect(await store.claimEvent(eventId(1))).toBe(true);
    await store.close();
    await guarded.stop();
  });

  it('keeps all that one write touches in one slot of a cluster, and conversations in many', () => {
    const keys = createKeys('coach');
    const slotsOf = (name: string): ReadonlySet<string> => {
      const conversation = conversationId(name);
      return new Set(
        [
          ...keys.group(conversation),
          keys.answers(conversation, ann),
          keys.answerers(conversation, 7),
          keys.union(conversation),
          keys.reporters(conversation, 'p1' as PostId),
          keys.reportTexts(conversation, 'p1' as PostId),
        ].map(tagOf),
      );
    };

    expect([...'abcdefgh'].map((name) => slotsOf(name).size)).toEqual(Array(8).fill(1));
    expect(new Set([...'abcdefgh'].flatMap((name) => [...slotsOf(name)])).size).toBeGreaterThan(3);
    expect(keys.pairIn(keys.answers(channel, ann), 'a')).toEqual([channel, ann]);
    expect(keys.noteIn(keys.note('used', team))).toEqual(['used', team]);
  });
});

function isThere(store: Store): Promise<boolean> {
  return store.now().then(
    () => true,
    () => false,
  );
}

/** Of connections other than the one that asks. */
function clientsOf(at: RedisServer): Promise<readonly string[]> {
  return ask(at, async (client) => {
    const own = String(await client.client('ID'));
    const list = String(await client.client('LIST')).matchAll(/^id=(\d+) .* flags=N /gm);
    return [...list].map(([, id = '']) => id).filter((id) => id !== own);
  });
}

/** What Redis hashes of a name: what stands between its first braces. */
function tagOf(key: string): string {
  return /\{([^}]+)\}/.exec(key)?.[1] ?? key;
}

async function timeUntilAway(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await expect(work()).rejects.toBeInstanceOf(StoreAway);
  return performance.now() - start;
}

/** undefined where one went away between the look and the read. */
function readParts(parts: readonly string[]): string | undefined {
  try {
    return parts.map((part) => readFileSync(part, 'latin1')).join('');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
