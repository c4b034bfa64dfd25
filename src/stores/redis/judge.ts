/** What is wrong with a Redis for data that must not be lost, and what to do: a sentence without its full stop. */
export interface Judged {
  readonly problem: string;
  readonly remedy: string;
}

/** In thousands: 6.2 is 6002. Scripts need commands that older ones lack. */
const oldest = 6002;
const nearlyFull = 0.9;

/** Reads the reply of INFO with `appendfsync` added; empty: the user may not read it. */
export function judge(info: string): readonly Judged[] {
  if (info === '')
    return [
      {
        problem: 'redis does not let this user read INFO, so it cannot be told how data is kept',
        remedy: 'grant +info',
      },
    ];
  const fields = parseInfo(info);
  const field = (name: string): string => fields.get(name) ?? '';
  return [...judgeServer(field), ...judgeDisk(field), ...judgeMemory(field)];
}

/** By name, of all sections. */
export function parseInfo(info: string): ReadonlyMap<string, string> {
  return new Map(
    info.split('\n').flatMap((row): [string, string][] => {
      const at = row.indexOf(':');
      return at < 0 ? [] : [[row.slice(0, at), row.slice(at + 1).trim()]];
    }),
  );
}

type Field = (name: string) => string;

function judgeServer(field: Field): readonly Judged[] {
  const [major = 0, minor = 0] = field('redis_version').split('.').map(Number);
  return [
    ...when(major * 1000 + minor < oldest, 'this redis is too old', 'take 6.2 or later'),
    ...when(
      field('role') === 'slave',
      'this redis is a replica and takes no writes',
      'name its master in REDIS_URL',
    ),
  ];
}

function judgeDisk(field: Field): readonly Judged[] {
  return [
    ...when(
      field('aof_enabled') === '0',
      'redis keeps no append-only file: answers can be lost when it stops',
      'set appendonly yes',
    ),
    // Even a killed process: while the disk is busy, the last two seconds are not written yet.
    ...when(
      field('aof_enabled') !== '0' && ['everysec', 'no'].includes(field('appendfsync')),
      'redis answers before its disk has the data: a crash of it can lose seconds, and post a question twice',
      'set appendfsync always',
    ),
    ...when(
      field('aof_last_write_status') === 'err',
      'redis cannot write its append-only file',
      'make room on its disk, and see its log',
    ),
    ...when(field('rdb_last_bgsave_status') === 'err', 'redis could not save to its disk', 'see its log'),
  ];
}

function judgeMemory(field: Field): readonly Judged[] {
  const most = Number(field('maxmemory'));
  if (!(most > 0)) return [];
  return [
    ...when(
      field('maxmemory_policy') !== 'noeviction',
      'redis removes data when its memory is full',
      'set maxmemory-policy noeviction',
    ),
    ...when(
      Number(field('used_memory')) > most * nearlyFull,
      'the memory of redis is nearly full',
      'raise maxmemory',
    ),
  ];
}

function when(is: boolean, problem: string, remedy: string): readonly Judged[] {
  return is ? [{ problem, remedy }] : [];
}
