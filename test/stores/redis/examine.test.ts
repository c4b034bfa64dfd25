import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { examineRedis } from '../../../src/stores/redis/examine.ts';
import { judge } from '../../../src/stores/redis/judge.ts';
import { ask, startRedis } from '../../fakes/redis.ts';

const server = await startRedis();
afterAll(() => server.stop());

const good = { redis_version: '7.2.4', role: 'master', aof_enabled: '1', maxmemory: '0', used_memory: '1' };
const infoOf = (change: Readonly<Record<string, string>>): string =>
  `# Server\r\n${Object.entries({ ...good, ...change })
    .map(([name, value]) => `${name}:${value}\r\n`)
    .join('')}`;
const noFile = 'redis keeps no append-only file: answers can be lost when it stops';
const said = (info: string): readonly string[] =>
  judge(info).map(({ problem, remedy }) => `${problem}: ${remedy}`);

describe('a Redis is judged', () => {
  it.each([
    [{}, []],
    [{ redis_version: '6.2.0' }, []],
    [{ redis_version: '6.0.16' }, ['this redis is too old: take 6.2 or later']],
    [{ redis_version: '5.0.7' }, ['this redis is too old: take 6.2 or later']],
    [{ role: 'slave' }, ['this redis is a replica and takes no writes: name its master in REDIS_URL']],
    [{ aof_enabled: '0' }, [`${noFile}: set appendonly yes`]],
    [{ appendfsync: 'always' }, []],
    ...['everysec', 'no'].map((appendfsync): [Readonly<Record<string, string>>, readonly string[]] => [
      { appendfsync },
      [
        'redis answers before its disk has the data: a crash of it can lose seconds, and post a question twice: set appendfsync always',
      ],
    ]),
    [{ aof_enabled: '0', appendfsync: 'everysec' }, [`${noFile}: set appendonly yes`]],
    [
      { aof_last_write_status: 'err' },
      ['redis cannot write its append-only file: make room on its disk, and see its log'],
    ],
    [{ rdb_last_bgsave_status: 'err' }, ['redis could not save to its disk: see its log']],
    [{ maxmemory: '1000', maxmemory_policy: 'noeviction', used_memory: '900' }, []],
    [
      { maxmemory: '1000', maxmemory_policy: 'allkeys-lru', used_memory: '901' },
      [
        'redis removes data when its memory is full: set maxmemory-policy noeviction',
        'the memory of redis is nearly full: raise maxmemory',
      ],
    ],
  ])('by what INFO says: %o', (change, problems) => {
    expect(said(infoOf(change))).toEqual(problems);
  });

  it('as one that nothing is wrong with, and leaves nothing in it', async () => {
    const { version, judged } = await examineRedis(`${server.url}?prefix=looked`);

    expect(judged).toEqual([]);
    expect(version).toMatch(/^\d+\.\d+/);
    expect(await ask(server, (client) => client.keys('looked:*'))).toEqual(['looked:about']);
  });

  it('by how it writes to its disk, where it lets that be read', async () => {
    const hasty = await startRedis(['--appendfsync', 'everysec']);
    onTestFinished(() => hasty.stop());

    expect((await examineRedis(hasty.url)).judged.map(({ remedy }) => remedy)).toEqual([
      'set appendfsync always',
    ]);
    await ask(hasty, (client) =>
      client.call('ACL', 'SETUSER', 'coach', 'on', '>secret', '~*', '&*', '+@all', '-config'),
    );
    expect((await examineRedis(`redis://coach:secret@127.0.0.1:${hasty.port}`)).judged).toEqual([]);
  });

  it('by what its user may not do', async () => {
    const guarded = await startRedis();
    onTestFinished(() => guarded.stop());
    await ask(guarded, (client) =>
      client.call(
        'ACL',
        'SETUSER',
        'coach',
        'on',
        '>secret',
        '~*',
        '&*',
        '+@all',
        '-info',
        '-zadd',
        '-setbit',
      ),
    );

    const { judged } = await examineRedis(`redis://coach:secret@127.0.0.1:${guarded.port}`);

    expect(judged).toEqual([
      {
        problem: 'redis does not let this user read INFO, so it cannot be told how data is kept',
        remedy: 'grant +info',
      },
      { problem: 'this user may not use all that is needed', remedy: 'grant +setbit +zadd' },
    ]);
  });
});
