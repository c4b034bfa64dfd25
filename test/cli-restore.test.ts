import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openEmbedded } from '../src/stores/sqlite/open.ts';
import { coach, startCoach } from './builders/coach.ts';
import { folderWith } from './builders/folder.ts';
import { admin, channel, scheduleOf, slotOf } from './builders/store-facts.ts';
import { until } from './fakes/redis.ts';

/** Several processes one after another. */
const patienceMs = 300_000;

/** A folder whose store has a schedule that was due long ago, and is still open. */
async function withOpenStore() {
  const cwd = await folderWith({ '.env': '' });
  const store = await openEmbedded({ folder: join(cwd, 'data') });
  await store.saveSchedule(scheduleOf(), { slot: slotOf(0), at: 1000 }, admin);
  return { cwd, store };
}

describe('coach restore', () => {
  it(
    'brings back what coach backup wrote while the bot ran, and keeps what was there',
    async () => {
      const { cwd, store } = await withOpenStore();
      await store.close();
      const bot = await startCoach(cwd);
      await until(async () => (await coach(['status'], { cwd })).out.includes('skipped on'));

      const written = await coach(['backup', 'coach.bak'], { cwd });
      const refused = await coach(['restore', 'coach.bak'], { cwd });
      await bot.stop();
      const restored = await coach(['restore', 'coach.bak'], { cwd });
      const status = await coach(['status'], { cwd });

      expect(written.out).toBe(`Written: ${join(cwd, 'coach.bak')}\n`);
      expect(refused).toMatchObject({
        code: 2,
        error: expect.stringMatching(/^A bot runs on this store: stop it first\./),
      });
      expect(restored.out).toMatch(
        /^What was there is now \S+coach\.db\.before-\S+\.\nRestored\. Left out, because they may have been posted: 0 questions\.\n$/,
      );
      expect(status.out).toContain(`${channel}  10:00 Europe/Berlin`);
      const names = readdirSync(join(cwd, 'data'));
      expect(names.filter((name) => name.startsWith('restoring-'))).toEqual([]);
      expect(names.filter((name) => /^coach\.db\.before-.*-mark$/.test(name))).toHaveLength(1);
    },
    patienceMs,
  );

  it(
    'brings back what stands in the log alone of a file that was put aside after a crash',
    async () => {
      const { cwd, store } = await withOpenStore();
      onTestFinished(() => store.close());
      for (const end of ['', '-wal'])
        copyFileSync(join(cwd, `data/coach.db${end}`), join(cwd, `aside.db${end}`));
      const other = { cwd, env: { DATA_DIR: join(cwd, 'other') } };

      const restored = await coach(['restore', 'aside.db'], other);

      expect(restored).toMatchObject({
        code: 0,
        out: 'Restored. Left out, because they may have been posted: 1 question.\n',
      });
      expect((await coach(['status'], other)).out).toContain(`${channel}  10:00 Europe/Berlin`);
    },
    patienceMs,
  );

  it(
    'takes no file without data of Coach, says which, and leaves everything as it is',
    async () => {
      const { cwd, store } = await withOpenStore();
      await store.close();
      writeFileSync(join(cwd, 'cut-off.db'), '');
      writeFileSync(join(cwd, 'words.db'), 'no file of SQLite '.repeat(100));
      new Database(join(cwd, 'strange.db')).exec('CREATE TABLE words (word TEXT)');
      const before = kept(join(cwd, 'data'));

      const missing = await coach(['restore', 'missing.db'], { cwd });
      expect(missing).toMatchObject({ code: 1, error: `There is no file ${join(cwd, 'missing.db')}.\n` });
      for (const name of ['cut-off.db', 'words.db', 'strange.db'])
        expect(await coach(['restore', name], { cwd })).toMatchObject({
          code: 1,
          out: '',
          error: `${join(cwd, name)} is no backup of Coach, or only the beginning of one: choose another.\n`,
        });
      expect(kept(join(cwd, 'data'))).toEqual(before);
    },
    patienceMs,
  );
});

/** What stands in a folder. The log and locks of a closed file go once its connection is collected. */
function kept(folder: string): unknown {
  const names = readdirSync(folder).filter((name) => !/-(?:wal|shm)$/.test(name));
  return names.map((name) => [name, readFileSync(join(folder, name)).toString('base64')]);
}

describe('a command that asks a store', () => {
  it(
    'says where it looked when there is none, and makes none',
    async () => {
      const cwd = await folderWith({ '.env': '' });

      const status = await coach(['status'], { cwd });
      const backup = await coach(['backup', 'none/coach.bak'], { cwd });

      expect(status).toMatchObject({
        code: 1,
        out: '',
        error: `There is no store in ${join(cwd, 'data')}: set DATA_DIR or REDIS_URL as the bot has it, or start the bot first.\n`,
      });
      expect(backup.error).toBe(`There is no folder ${join(cwd, 'none')}: make it first.\n`);
      expect(existsSync(join(cwd, 'data'))).toBe(false);
    },
    patienceMs,
  );
});
