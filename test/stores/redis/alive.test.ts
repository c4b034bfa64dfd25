import { describe, expect, it, onTestFinished } from 'vitest';
import { isInUse } from '../../../src/stores/redis/alive.ts';
import { checkedLink } from '../../../src/stores/redis/check.ts';
import { stayAlive } from '../../../src/stores/redis/heartbeat.ts';
import { openRedis } from '../../../src/stores/redis/open.ts';
import { type RedisServer, startCluster, startRedis, until } from '../../fakes/redis.ts';

const servers: Readonly<Record<string, () => Promise<readonly [RedisServer, ...RedisServer[]]>>> = {
  'one server': async () => [await startRedis()],
  'a cluster': startCluster,
};

describe.each(Object.entries(servers))('Redis data in use, on %s', (_name, start) => {
  it('are known while any replica runs, and free once the last is closed', async () => {
    const [{ url }] = await running(start);
    expect(await isInUse(url)).toBe(false);
    const replicas = await Promise.all([1, 2].map(() => openRedis({ url, aliveEveryMs: 5_000 })));
    const report = await openRedis({ url });

    await until(() => isInUse(url));
    await replicas[0]?.close();
    expect(await isInUse(url)).toBe(true);
    expect(await isInUse(url, 'others')).toBe(false);
    await replicas[1]?.close();

    expect(await isInUse(url)).toBe(false);
    await report.close();
  });

  it('stay in use for as long as it runs, and come free by themselves after one that died', async () => {
    const [{ url }] = await running(start);
    const store = await openRedis({ url, aliveEveryMs: 100 });
    await until(() => isInUse(url));
    const later = (await store.now()) + 700;
    await until(async () => (await store.now()) > later);
    expect(await isInUse(url)).toBe(true);
    await store.close();

    const link = checkedLink(url, 'coach');
    const end = stayAlive(link, 'coach', { everyMs: 200 });
    onTestFinished(end);
    await until(() => isInUse(url));
    link.close(); // nothing is heard of it any more, and nothing was said

    const other = await openRedis({ url, aliveEveryMs: 60_000 });
    const over = (await other.now()) + 700;
    await until(async () => (await other.now()) > over);
    await other.close();

    expect(await isInUse(url)).toBe(false);
  });
});

async function running(
  start: () => Promise<readonly [RedisServer, ...RedisServer[]]>,
): Promise<readonly [RedisServer, ...RedisServer[]]> {
  const started = await start();
  onTestFinished(async () => {
    await Promise.all(started.map((server) => server.stop()));
  });
  return started;
}
