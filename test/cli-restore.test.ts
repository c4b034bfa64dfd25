import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openRedis } from '../src/stores/redis/open.ts';
import { openEmbedded } from '../src/stores/sqlite/open.ts';
import { coach, coachProcess, startCoach } from './builders/coach.ts';
import { folderWith } from './builders/folder.ts';
import { admin, channel, scheduleOf, slotOf, team } from './builders/store-facts.ts';
import { ask, startRedis, until } from './fakes/redis.ts';

/** Several processes one after another. */
const patienceMs = 300_000;

/** A folder whose store has a schedule that was due long ago and is not today, and is still open. */
async function withOpenStore() {
  const cwd = await folderWith({ '.env': '' });
  const store = await openEmbedded({ folder: join(cwd, 'data') });
  const days = [((new Date().getUTCDay() + 3) % 7) + 1];
  await store.saveSchedule(scheduleOf({ days }), { slot: slotOf(0), at: 1000 }, admin);
  return { cwd, store };
}

/** The same with a backup of it, closed. */
async function withBackup() {
  const { cwd, store } = await withOpenStore();
  await store.close();
  await coach(['backup', 'coach.bak'], { cwd });
  return cwd;
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
      expect(await coach(['status'], other)).toMatchObject({
        code: 0,
        out: expect.stringContaining(`${channel}  10:00 Europe/Berlin`),
      });
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

  it(
    'that Redis cuts off leaves a store that nobody starts on, and is run again to its end',
    async () => {
      const cwd = await withBackup();
      const server = await startRedis();
      onTestFinished(() => server.stop());
      const on = { cwd, env: { REDIS_URL: server.url } };
      const allow = (rule: string) => ask(server, (client) => client.call('ACL', 'SETUSER', 'default', rule));
      await allow('-sadd');

      const cutOff = await coach(['restore', 'coach.bak'], on);
      await allow('+sadd');
      const refused = await coach(['status'], on);
      const started = await coachProcess(['start'], { cwd, env: { ...on.env, PORT: '0' } });
      const restored = await coach(['restore', 'coach.bak'], on);
      const status = await coach(['status'], on);

      expect(cutOff).toMatchObject({
        code: 1,
        out: '',
        error: 'Redis denies this user a command: widen its ACL.\n',
      });
      const why =
        /The data in Redis under "coach" is only a part of what coach restore or coach move-store began to write at \S+: run that again to its end, or choose an empty place\./;
      expect(refused).toMatchObject({ code: 1, out: '', error: expect.stringMatching(why) });
      expect(started).toMatchObject({ code: 1, error: expect.stringMatching(why) });
      expect(restored).toMatchObject({
        code: 0,
        out: expect.stringMatching(/^Restored\. Left out[^:]*: 1 question\./),
      });
      expect(status.out).toContain(`${channel}  10:00 Europe/Berlin`);
    },
    patienceMs,
  );

  it(
    'into Redis refuses to mix two backups',
    async () => {
      const cwd = await withBackup();
      const server = await startRedis();
      onTestFinished(() => server.stop());
      const other = await openRedis({ url: server.url });
      await other.note('team', team, { watch: 'live' });
      await other.close();

      expect(await coach(['restore', 'coach.bak'], { cwd, env: { REDIS_URL: server.url } })).toMatchObject({
        code: 1,
        out: '',
        error:
          'The target holds 1 facts that the source does not: choose an empty one, or finish what was begun there.\n',
      });
    },
    patienceMs,
  );

  it(
    'leaves no copies where Ctrl+C ends it',
    async () => {
      const { cwd, store } = await withOpenStore();
      const notes = [...Array(3000).keys()].map((id) => store.note('team', `test:T${id}`, { watch: 'live' }));
      await Promise.all(notes);
      await store.close();
      await coach(['backup', 'coach.bak'], { cwd });
      mkdirSync(join(cwd, 'tmp'));
      const program = fileURLToPath(new URL('../bin/coach.js', import.meta.url));
      const child = spawn(process.execPath, [program, 'restore', 'coach.bak'], {
        cwd,
        env: { PATH: process.env.PATH ?? '', TMPDIR: join(cwd, 'tmp') },
      });
      const ended = new Promise((resolve) => child.on('close', (_, signal) => resolve(signal)));
      const watcher = watch(
        join(cwd, 'data'),
        (_, name) => name?.startsWith('restoring-') && child.kill('SIGINT'),
      );
      onTestFinished(() => watcher.close());

      expect(await ended).toBe('SIGINT');
      expect(readdirSync(join(cwd, 'tmp'))).toEqual([]);
      expect(readdirSync(join(cwd, 'data')).filter((name) => name.startsWith('restoring'))).toEqual([]);
    },
    patienceMs,
  );

  it(
    'leaves nothing of one that was killed beside the file',
    async () => {
      const cwd = await withBackup();
      mkdirSync(join(cwd, 'data/restoring-killed'));
      writeFileSync(join(cwd, 'data/restoring-killed/coach.db'), 'answers');

      await coach(['restore', 'coach.bak'], { cwd });

      expect(readdirSync(join(cwd, 'data')).filter((name) => name.startsWith('restoring'))).toEqual([]);
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
