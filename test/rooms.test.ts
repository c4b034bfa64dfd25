import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';

// The architecture: which room may import what. A room is a folder, or a file of its own.
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const ports = [
  'src/ids',
  'src/time',
  'src/remember',
  'src/card',
  'src/platform',
  'src/store',
  'adapters/shared',
];

interface Room {
  readonly rooms: readonly string[];
  readonly typesOnly?: readonly string[];
  readonly packages: readonly (string | RegExp)[];
}

const node = /^node:/;
const table: Readonly<Record<string, Room>> = {
  'src/ids': { rooms: [], packages: [] },
  'src/time': { rooms: [], packages: [] },
  'src/remember': { rooms: [], packages: [] },
  'src/card': { rooms: ['src/ids'], packages: [] },
  'src/platform': { rooms: ['src/ids', 'src/card'], packages: [] },
  'src/store': { rooms: ['src/ids'], packages: [] },
  'src/seal': { rooms: [], packages: ['node:crypto'] },
  'src/notes': { rooms: ['src/ids', 'src/time'], typesOnly: ['src/store', 'src/seal'], packages: ['zod'] },
  'src/printable': { rooms: [], packages: [] },
  'src/log': { rooms: ['src/log-error', 'src/printable'], packages: ['pino'] },
  'src/log-error': { rooms: ['src/printable'], packages: [] },
  'src/slack-tokens': { rooms: [], packages: [] },
  'src/config': { rooms: ['src/secret-files', 'src/time', 'src/variables'], packages: ['zod', 'node:path'] },
  'src/variables': { rooms: ['src/slack-tokens'], packages: ['zod', 'node:path'] },
  'src/secret-files': { rooms: [], packages: ['node:fs'] },
  'src/library': {
    rooms: ['src/ids', 'src/remember', 'src/card'],
    packages: ['zod', 'yaml', 'smol-toml', 'ignore', 'markdown-it', 'csv-parse/sync'],
  },
  'src/incident': { rooms: ['src/ids', 'src/remember'], packages: ['stemmer'] },
  'src/search': {
    rooms: ['src/ids', 'src/remember', 'src/card', 'src/library', 'src/incident'],
    packages: ['zod', 'lru-cache', 'minisearch', 'stemmer'],
  },
  'src/quiz': {
    rooms: ['src/ids', 'src/time', 'src/card', 'src/library', 'src/search'],
    typesOnly: ['src/store', 'src/notes'],
    packages: ['zod', 'ts-fsrs'],
  },
  'src/schedule': {
    rooms: [
      'src/ids',
      'src/time',
      'src/card',
      'src/library',
      'src/search',
      'src/quiz',
      'src/holidays',
      'src/notes',
    ],
    typesOnly: ['src/store', 'src/platform', 'src/log'],
    packages: ['zod', 'temporal-polyfill'],
  },
  'src/holidays': {
    rooms: ['src/time'],
    packages: ['zod', 'temporal-polyfill', 'ical.js', 'undici', 'date-holidays', node],
  },
  'src/bot': {
    rooms: [
      'src/ids',
      'src/time',
      'src/remember',
      'src/card',
      'src/library',
      'src/incident',
      'src/search',
      'src/quiz',
      'src/holidays',
      'src/schedule',
      'src/notes',
      'src/store',
    ],
    typesOnly: ['src/platform', 'src/log', 'src/seal'],
    packages: ['lru-cache', 'zod'],
  },
  'src/reports': {
    rooms: [
      'src/ids',
      'src/time',
      'src/card',
      'src/library',
      'src/quiz',
      'src/schedule',
      'src/notes',
      'src/bot',
    ],
    typesOnly: ['src/store'],
    packages: [],
  },
  'src/stores/sqlite': {
    rooms: ['src/ids', 'src/store', 'src/stores/shared'],
    typesOnly: ['src/log'],
    packages: ['libsql', 'lru-cache', 'zod', node],
  },
  'src/stores/redis': {
    rooms: ['src/ids', 'src/time', 'src/store', 'src/stores/shared'],
    typesOnly: ['src/log'],
    packages: ['ioredis', 'lru-cache', 'zod', node],
  },
  'src/stores/shared': { rooms: ['src/ids', 'src/time', 'src/store'], packages: ['zod'] },
  'adapters/shared': {
    rooms: ['src/ids', 'src/card', 'src/platform'],
    typesOnly: ['src/log'],
    packages: ['zod'],
  },
  'adapters/slack': {
    rooms: ports,
    typesOnly: ['src/log'],
    packages: ['@slack/bolt', /^@slack\//, 'lru-cache', 'undici', 'zod', node],
  },
  'adapters/discord': {
    rooms: ports,
    typesOnly: ['src/log'],
    packages: ['discord.js', 'lru-cache', 'zod', node],
  },
  // Runs in a page: it knows the server by the messages between them alone.
  'adapters/web/client': { rooms: [], typesOnly: ['adapters/web'], packages: ['preact', /^preact\//] },
  'adapters/web': {
    // The reader draws what guides and questions hold as Markdown.
    rooms: [...ports, 'src/library'],
    typesOnly: ['src/log', 'src/search'],
    // oxc-transform: the pages' own scripts, where they run from their sources.
    packages: [
      'oxc-transform',
      'd3-scale',
      'hono',
      /^hono\//,
      '@hono/node-server',
      'shiki',
      /^shiki\//,
      /^@shikijs\//,
      'zod',
      node,
    ],
  },
};
/** The composition root may import every room and is imported by none. */
const roots = ['src/cli', 'src/app', 'src/package'];

describe('rooms', () => {
  it('import only what the table allows', () => {
    expect(sources().flatMap((file) => importsOf(file).flatMap((found) => complaint(file, found)))).toEqual(
      [],
    );
  });

  it('reads and writes notes only through the module that knows them', () => {
    const outside = sources().filter((file) => !/^src\/(notes|stores)\//.test(file));
    const found = outside.filter((file) =>
      /\bstore\.(note|add|read)\(/.test(readFileSync(join(root, file), 'utf8')),
    );

    expect(found).toEqual([]);
  });

  it('read files only in the loader, keep timers only in the runner, and take clock, chance and environment as arguments', () => {
    const pure = sources().filter((file) =>
      /^src\/(library|incident|search|quiz|schedule|notes|bot)\//.test(file),
    );
    const found = pure.flatMap((file) => forbidden(file).map((what) => `${file}: ${what}`));

    expect(found).toEqual([]);
  });

  it('catch a forbidden import, so that this test is known to fail', () => {
    expect(complaint('src/bot/bot.ts', { from: 'ioredis', isType: false })).toEqual([
      'src/bot/bot.ts may not import ioredis',
    ]);
    expect(complaint('src/bot/bot.ts', { from: '../platform.ts', isType: false })).toHaveLength(1);
    expect(complaint('src/bot/bot.ts', { from: '../platform.ts', isType: true })).toEqual([]);
    expect(
      complaint('adapters/slack/slack.ts', { from: '../discord/discord.ts', isType: true }),
    ).toHaveLength(1);
    expect(complaint('src/library/load.ts', { from: '../app/start.ts', isType: false })).toHaveLength(1);
    expect(calledImports("type Post = import('../store.ts').Post; await import('zod')")).toEqual([
      '../store.ts',
      'zod',
    ]);
  });
});

interface Import {
  readonly from: string;
  readonly isType: boolean;
}

function sources(): readonly string[] {
  return ['src', 'adapters'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name).replaceAll('\\', '/')),
  );
}

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const { staticImports, staticExports } = parseSync(file, text).module;
  const exported = staticExports.flatMap(({ start, entries }) =>
    entries.flatMap(({ moduleRequest }) => (moduleRequest ? [{ start, moduleRequest }] : [])),
  );
  const named = [...staticImports, ...exported].map(({ start, moduleRequest }) => ({
    from: moduleRequest.value,
    isType: /^(?:import|export) type\b/.test(text.slice(start, start + 'export type '.length)),
  }));
  return [...named, ...calledImports(text).map((from) => ({ from, isType: false }))];
}

/** `await import('./x.ts')`, and `import('./x.ts').T` where a type stands. */
function calledImports(text: string): readonly string[] {
  return [...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)].map(([, from = '']) => from);
}

function complaint(file: string, found: Import): readonly string[] {
  const from = roomOf(file);
  if (roots.includes(from)) return [];
  const room = table[from];
  if (!room) return [`${file} is in no room`];
  if (!found.from.startsWith('.')) {
    if (
      from === 'src/library' &&
      /\/(files|listing|ignored|git-dates|watch-folders|watch|import-pages|import-questions|replace-file)\.ts$/.test(
        file,
      ) &&
      node.test(found.from)
    )
      return [];
    const isAllowed = room.packages.some((name) =>
      typeof name === 'string' ? name === found.from : name.test(found.from),
    );
    return isAllowed ? [] : [`${file} may not import ${found.from}`];
  }
  const target = roomOf(relative(root, resolve(root, dirname(file), found.from)).replaceAll('\\', '/'));
  if (target === from || room.rooms.includes(target)) return [];
  if (found.isType && room.typesOnly?.includes(target)) return [];
  return [`${file} may not import ${target}${room.typesOnly?.includes(target) ? ' but for its types' : ''}`];
}

function roomOf(file: string): string {
  const path = file.replace(/\.tsx?$/, '');
  return (
    Object.keys(table)
      .concat(roots)
      .filter((name) => path === name || path.startsWith(`${name}/`))
      .sort((a, b) => b.length - a.length)[0] ?? path
  );
}

const impurities: readonly (readonly [RegExp, string, RegExp?])[] = [
  [/\bDate\.now\(|\bnew Date\(\)|Temporal\.Now\b|performance\.now\(/, 'reads a clock'],
  [/\bMath\.random\b|\brandomUUID\b/, 'takes chance from the air'],
  [/\bprocess\.(env|stdout|stderr|exit)\b/, 'touches the process'],
  [/\bconsole\./, 'prints'],
  [/\bset(Timeout|Interval|Immediate)\b/, 'keeps a timer', /^src\/(schedule\/runner|library\/watch)/],
];

function forbidden(file: string): readonly string[] {
  const text = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  return impurities
    .filter(([pattern, , except]) => pattern.test(text) && !except?.test(file))
    .map(([, what]) => what);
}
