import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseAddress } from '../../../src/stores/redis/address.ts';
import { openRedis } from '../../../src/stores/redis/open.ts';
import { makeCertificate } from '../../builders/certificate.ts';
import { folderWith } from '../../builders/folder.ts';
import { channel, scheduleOf } from '../../builders/store-facts.ts';
import { ask, freePort, startCluster, startRedis, until } from '../../fakes/redis.ts';

/** Writes and reads by this address. */
async function works(url: string): Promise<boolean> {
  const store = await openRedis({ url });
  onTestFinished(() => store.close());
  await store.saveSchedule(scheduleOf(), undefined, undefined);
  return (await store.schedule(channel)) !== undefined;
}

async function serverWith(...options: string[]) {
  const server = await startRedis(options);
  onTestFinished(() => server.stop());
  return server;
}

describe('an address of Redis', () => {
  it('may be a Unix socket, with a database', async () => {
    const socket = join(await folderWith({}), 'redis.sock');
    const server = await serverWith('--unixsocket', socket);

    expect(await works(`unix://${socket}?db=3`)).toBe(true);
    expect(await ask({ url: `${server.url}/3` }, (client) => client.keys('coach:about'))).toHaveLength(1);
  });

  it('may set the prefix of every key', async () => {
    const server = await serverWith();

    expect(await works(`${server.url}?prefix=team-a`)).toBe(true);
    const keys = await ask(server, (client) => client.keys('*'));
    expect(keys.filter((key) => !key.startsWith('team-a:'))).toEqual([]);
    expect(keys).toContain('team-a:about');
  });

  it('may name a certificate authority of its own, and is away without it', async () => {
    const { key, certificate } = makeCertificate(['localhost']);
    const folder = await folderWith({ 'key.pem': key, 'ca.pem': certificate });
    const port = await freePort();
    const [ca, secret] = [join(folder, 'ca.pem'), join(folder, 'key.pem')];
    await serverWith(
      '--tls-port',
      `${port}`,
      '--tls-cert-file',
      ca,
      '--tls-key-file',
      secret,
      '--tls-ca-cert-file',
      ca,
      '--tls-auth-clients',
      'no',
    );

    expect(await works(`rediss://localhost:${port}?ca=${ca}`)).toBe(true);
    await expect(works(`rediss://localhost:${port}`)).rejects.toThrow('Redis');
    await expect(works(`rediss://localhost:${port}?ca=${folder}/none.pem`)).rejects.toThrow(
      `The certificate ${folder}/none.pem of REDIS_URL cannot be read`,
    );
  });

  it('may name several seeds of a cluster, the first of which is dead', async () => {
    const servers = await startCluster();
    onTestFinished(async () => void (await Promise.all(servers.map((server) => server.stop()))));
    const dead = await freePort();

    expect(
      await works(`redis://127.0.0.1:${dead},127.0.0.1:${servers[1]?.port},127.0.0.1:${servers[2]?.port}`),
    ).toBe(true);
  });

  it('may name sentinels, and follows the master they choose', async () => {
    const master = await serverWith();
    const replica = await serverWith('--replicaof', '127.0.0.1', `${master.port}`);
    await until(async () =>
      /master_link_status:up/.test(await ask(replica, (client) => client.info('replication'))),
    );
    const sentinel = await startSentinel(master.port);
    const url = `redis://127.0.0.1:${await freePort()},127.0.0.1:${sentinel}?sentinel=main`;
    const store = await openRedis({ url });
    onTestFinished(() => store.close());
    await store.saveSchedule(scheduleOf(), undefined, undefined);
    await until(async () => (await ask(replica, (client) => client.keys('coach:*'))).length > 0);

    await until(() => ask({ url: `redis://127.0.0.1:${sentinel}` }, promote));
    await until(async () => /role:master/.test(await ask(replica, (client) => client.info('replication'))));
    await until(() =>
      store.saveSchedule(scheduleOf({ time: '11:00' }), undefined, undefined).then(
        async () => /11:00/.test(String(await ask(replica, scheduleIn))),
        () => false,
      ),
    );

    expect(await store.schedule(channel)).toMatchObject({ time: '11:00' });
  });

  it('may have an @ in a setting', () => {
    expect(parseAddress('redis://a?sentinel=main@eu').sentinel).toBe('main@eu');
  });

  it.each([
    ['redis://a?master=x', 'REDIS_URL has no setting "master": prefix, ca, sentinel, db.'],
    ['redis://a?prefix={x}', 'REDIS_URL takes letters, digits and . _ : - as a prefix.'],
    ...[
      ['redis://:secret@a:b:c', 'names a host that cannot be read'],
      ['redis://:sec@ret@a', 'must be an address such as redis://localhost:6379'],
      ['redis://ann:6/ret@a', 'names a database that is no number'],
      ['redis://:100%@a', 'has a % that stands for nothing'],
      ['redis://:a?b@a', 'has an @ after its ?'],
    ].map(([url = '', why = '']): [string, string] => [url, `REDIS_URL ${why}`]),
    ['redis://:100%@a', '; in a password write % as %25, @ as %40, / as %2F, ? as %3F and # as %23.'],
  ])('is refused with what is wrong, and without its password: %s', (url, why) => {
    expect(() => parseAddress(url)).toThrow(why);
  });

  it('keeps special characters of a password, and addresses of version 6', () => {
    expect(parseAddress('redis://ann:p%40ss:w%2Fd@[::1]:7000/2')).toMatchObject({
      hosts: [{ host: '::1', port: 7000 }],
      database: 2,
      options: { username: 'ann', password: 'p@ss:w/d' },
    });
  });
});

async function scheduleIn(client: Redis): Promise<string | null> {
  const [key = ''] = await client.keys('coach:*:c:*');
  return client.hget(key, 'schedule');
}

/** Refused until the sentinel has heard of the replica, and heard it well. */
async function promote(client: Redis): Promise<boolean> {
  return client.call('SENTINEL', 'FAILOVER', 'main').then(
    () => true,
    () => false,
  );
}

async function startSentinel(masterPort: number): Promise<number> {
  const port = await freePort();
  const file = join(await folderWith({}), 'sentinel.conf');
  writeFileSync(
    file,
    `port ${port}\nsentinel monitor main 127.0.0.1 ${masterPort} 1\nsentinel down-after-milliseconds main 1000\n`,
  );
  const child = spawn('redis-server', [file, '--sentinel'], { stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  await until(() =>
    ask({ url: `redis://127.0.0.1:${port}` }, async (client) => (await client.ping()) === 'PONG'),
  );
  return port;
}
