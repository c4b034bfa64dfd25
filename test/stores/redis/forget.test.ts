import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createKeys } from '../../../src/stores/redis/keys.ts';
import { openRedis } from '../../../src/stores/redis/open.ts';
import { attemptOf, claimOne, eventId, memberId, postSlot, slotOf } from '../../builders/store-facts.ts';
import { ask, type RedisServer, startRedis, until } from '../../fakes/redis.ts';

const ann = memberId('ANN');
let server: RedisServer;
beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server.stop());

it('wipes with the next chores what a process that was cut off left of old words', async () => {
  const store = await openRedis({ url: server.url, prefix: 'words' });
  const post = await postSlot(store, slotOf(0), { post: { closesAt: 2000 } });
  await store.settle(await claimOne(store), { kind: 'closed' }, undefined);
  await store.forgetWords(post.place.conversation, { after: 0, atMost: 10, closedBefore: 4000 });
  await store.close(); // before it wiped anything
  expect(written()).toContain(post.question.stem);

  const again = await openRedis({ url: server.url, prefix: 'words' });
  await again.wipe();

  await until(async () => written()?.includes(post.question.stem) === false);
  expect(await ask(server, (client) => client.exists(createKeys('words').unfinished))).toBe(0);
  await again.close();
});

it('wipes what a replica left of a member, once it has surely died of it', async () => {
  const store = await openRedis({ url: server.url, prefix: 'member' });
  await store.attempt(attemptOf(ann, eventId('x')));
  const { attempts, unfinished } = createKeys('member');
  const leave = (seconds: number): Promise<unknown> =>
    ask(server, async (client) => {
      const [now] = await client.time();
      await client.del(attempts(ann));
      await client.zadd(unfinished, Number(now) + seconds, 'mark');
    });

  await leave(60);
  await store.wipe();
  expect(await ask(server, (client) => client.zcard(unfinished))).toBe(1);
  await leave(-60);
  await store.wipe();

  await until(async () => written()?.includes(attempts(ann)) === false);
  expect(await ask(server, (client) => client.zcard(unfinished))).toBe(0);
  await store.close();
});

it('leaves no mark of a member who was forgotten whole', async () => {
  const store = await openRedis({ url: server.url, prefix: 'whole' });
  await store.attempt(attemptOf(ann, eventId('x')));

  await store.forget(ann);

  expect(await ask(server, (client) => client.exists(createKeys('whole').unfinished))).toBe(0);
  await store.close();
});

/** The append-only file; undefined while the server puts a rewritten one in place. */
function written(): string | undefined {
  const folder = join(server.folder, 'appendonlydir');
  try {
    return readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join('');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
