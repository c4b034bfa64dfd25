import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Note, NoteKind } from '../../src/store/notes.ts';
import type { Store } from '../../src/store/store.ts';
import { openRedis } from '../../src/stores/redis/open.ts';
import { openEmbedded } from '../../src/stores/sqlite/open.ts';
import { openSql } from '../../src/stores/sqlite/sql.ts';
import { admin, channel } from '../builders/store-facts.ts';
import { ask, startRedis } from '../fakes/redis.ts';

const at = 1_790_000_000_000;
const words = 'LedgerDiskFull';

/** As data version 3 wrote them at first: the words themselves. */
const before: readonly (readonly [NoteKind, string, Note])[] = [
  [
    'conversation',
    channel,
    { watch: 'live', [`alert ${words}`]: at, 'spoken 2026-03-01': 2, 'vote 1': 'right' },
  ],
  ['member', admin, { 'pause 1000': 2000, draft: { form: 'change', at, values: { time: [words] } } }],
];
const after: readonly Note[] = [
  { watch: 'live', 'spoken 2026-03-01': 2, 'vote 1': 'right' },
  { 'pause 1000': 2000 },
];

interface Backend {
  open(): Promise<Store>;
  /** From now on the data says that it is of version 3. */
  setBack(): Promise<void>;
  /** All that is stored. */
  stored(): Promise<string>;
}

const backends: Readonly<Record<string, () => Promise<Backend>>> = {
  'a file': async () => {
    const folder = mkdtempSync(join(tmpdir(), 'coach-version-3-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return {
      open: () => openEmbedded({ folder }),
      async setBack() {
        const sql = openSql(join(folder, 'coach.db'));
        sql.script('PRAGMA user_version = 3');
        sql.close();
      },
      stored: async () =>
        readdirSync(folder)
          .map((name) => readFileSync(join(folder, name), 'latin1'))
          .join(),
    };
  },
  'a Redis server': async () => {
    const server = await startRedis(['--appendonly', 'no']);
    onTestFinished(() => server.stop());
    return {
      open: () => openRedis({ url: server.url }),
      setBack: async () => void (await ask(server, (client) => client.hset('coach:about', 'version', 3))),
      stored: () =>
        ask(server, async (client) => {
          const notes = await client.keys('coach:n:*');
          return JSON.stringify(await Promise.all(notes.map((key) => client.hgetall(key))));
        }),
    };
  },
};

describe.each(Object.entries(backends))('%s written by data version 3', (_name, start) => {
  it('keeps no typed words once it is opened, and all else', async () => {
    const { open, setBack, stored } = await start();
    const older = await open();
    for (const [kind, id, note] of before) await older.note(kind, id, note);
    await older.close();
    await setBack();
    expect(await stored()).toContain(words);

    const store = await open();
    const notes = await Promise.all(before.map(([kind, id]) => store.read(kind, id)));
    await store.close();

    expect(notes).toEqual(after);
    expect(await stored()).not.toContain(words);
  });
});
