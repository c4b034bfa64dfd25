import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { StoreAway } from '../../../src/store/store.ts';
import { openEmbedded } from '../../../src/stores/sqlite/open.ts';
import { openSql } from '../../../src/stores/sqlite/sql.ts';
import { admin, channel, scheduleOf } from '../../builders/store-facts.ts';
import { compileStores, type StoreProcesses } from '../../fakes/store-child.ts';

const prepare = `
import { backUpFolder } from './src/stores/sqlite/backup.js';
const store = await openEmbedded({ folder });
for (const name of ['A', 'B']) {
  const place = { team: 'test:T1', conversation: 'test:T1/C' + name };
  await store.saveSchedule({ ...JSON.parse(args[0]), place }, undefined, undefined);
}
await backUpFolder(folder, folder + '/backup.db');
await store.close();
`;

/** Thirty writes, then something happens to the files, then one more write and a look, then the end: killed, or closed. */
const meets = `
import { copyFileSync, mkdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
const store = await openEmbedded({ folder });
const [happens, end, schedule] = args;
const save = (index) => {
  const place = { team: 'test:T1', conversation: 'test:T1/C' + index };
  return store.saveSchedule({ ...JSON.parse(schedule), place }, undefined, undefined);
};
const say = (error) => console.log(error.name + ': ' + error.message);
for (let index = 0; index < 30; index += 1) await save(index);
const file = folder + '/coach.db';
if (happens === 'a backup is copied over it') copyFileSync(folder + '/backup.db', file);
else if (happens.endsWith('is cut to nothing')) truncateSync(file + happens.split(' ')[0], 0);
else if (happens.endsWith('is cut')) truncateSync(file + happens.split(' ')[0], 9000);
else if (happens.endsWith('is written over')) writeFileSync(file + happens.split(' ')[0], Buffer.alloc(500_000));
else if (happens.startsWith('moved')) {
  mkdirSync(folder + '/away');
  renameSync(file, folder + '/away/coach.db');
  if (happens.endsWith('replaced')) copyFileSync(folder + '/backup.db', file);
} else for (const beside of happens.split(' and ')) rmSync(file + beside);
await save(30).catch(say);
await store.now().catch(say);
await setImmediate();
if (end === 'killed') process.kill(process.pid, 'SIGKILL');
await store.close();
process.exit(0);
`;

/** In a process of its own, as after a restart: this one might still hold files. */
const count = `
const store = await openEmbedded({ folder }).catch((error) => error);
if (store instanceof Error) console.log(store.message);
else {
  let found = 0;
  for await (const _ of store.schedules()) found += 1;
  console.log(found);
}
process.exit(0);
`;

describe('the files of the embedded store, while it is open', () => {
  let processes: StoreProcesses;
  beforeAll(() => {
    processes = compileStores();
  });
  afterAll(() => processes.remove());

  /** With a backup of two schedules beside it. */
  async function newFolder(): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), 'coach-identity-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    await linesOf(prepare, folder, JSON.stringify(scheduleOf()));
    return folder;
  }

  async function linesOf(program: string, folder: string, ...args: string[]): Promise<readonly string[]> {
    const lines: string[] = [];
    for await (const line of processes.run(program, folder, ...args).lines) lines.push(line);
    return lines;
  }

  it.each([
    ['-wal', 'killed'],
    ['-shm', 'closed'],
    ['-wal and -shm', 'killed'],
  ])(
    'that lose their %s take no more writes, say so, and keep what was acknowledged when it is %s',
    async (lost, end) => {
      const folder = await newFolder();

      const said = await linesOf(meets, folder, lost, end, JSON.stringify(scheduleOf()));

      const why = `StoreAway: ${join(folder, 'coach.db')}${lost.slice(0, 4)} was deleted or replaced while Coach runs: restart Coach.`;
      expect(said).toEqual([why, why]);
      expect(await linesOf(count, folder)).toEqual(['32']);
    },
  );

  it('over which a backup is copied take no more writes, and the backup stays what it is', async () => {
    const folder = await newFolder();

    const said = await linesOf(
      meets,
      folder,
      'a backup is copied over it',
      'closed',
      JSON.stringify(scheduleOf()),
    );

    const why = `StoreAway: ${join(folder, 'coach.db')} was deleted or replaced while Coach runs: stop Coach, and restore a backup.`;
    expect(said).toEqual([why, why]);
    expect(await linesOf(count, folder)).toEqual(['2']);
  });

  it.each([
    ['-wal is cut to nothing', 'killed', '^2$'],
    ['-wal is cut to nothing', 'closed', '^2$'],
    ['-wal is cut', 'killed', '^3$'],
    ['-wal is cut', 'closed', '^3$'],
    ['-wal is written over', 'killed', '^2$'],
    ['-wal is written over', 'closed', '^2$'],
    [' is cut', 'killed', 'is damaged'],
  ])(
    'whose %s take no more writes, and are opened by nobody who does not know, when %s',
    async (happens, end, left) => {
      const folder = await newFolder();
      const file = join(folder, 'coach.db');
      const part = `${file}${happens.slice(0, happens.indexOf(' '))}`;

      const said = await linesOf(meets, folder, happens, end, JSON.stringify(scheduleOf()));

      const why = `StoreAway: ${part} was cut or written over while Coach runs, and what stood in it is lost: stop Coach, and restore a backup.`;
      expect(said).toEqual([why, why]);
      expect(await linesOf(count, folder)).toEqual([
        `${part} was cut or written over while Coach ran, and what stood in it is lost: bring a backup back with coach restore, or delete ${file}-mark to go on with what ${file} holds.`,
      ]);
      rmSync(`${file}-mark`);
      expect(await linesOf(count, folder)).toEqual([expect.stringMatching(left)]);
    },
  );

  it.each([
    ['moved', '0'],
    ['moved and replaced', '2'],
  ])(
    'that are %s take no more writes, and keep in the place they were moved to what was acknowledged',
    async (happens, left) => {
      const folder = await newFolder();

      const said = await linesOf(meets, folder, happens, 'closed', JSON.stringify(scheduleOf()));

      const why = `StoreAway: ${join(folder, 'coach.db')} was deleted or replaced while Coach runs: stop Coach, and restore a backup.`;
      expect(said).toEqual([why, why]);
      expect(await linesOf(count, join(folder, 'away'))).toEqual(['32']);
      expect(await linesOf(count, folder)).toEqual([left]);
    },
  );

  it('are not opened where the log beside the file is that of another one', async () => {
    const folder = await newFolder();
    const file = join(folder, 'coach.db');
    await linesOf(meets, folder, '-shm', 'killed', JSON.stringify(scheduleOf()));
    copyFileSync(join(folder, 'backup.db'), file);

    expect(await linesOf(count, folder)).toEqual([
      `${file} was replaced, and ${file}-wal beside it is the log of the file before: bring a backup back with coach restore, which puts both aside.`,
    ]);
  });
});

describe('the start of the embedded store', () => {
  function newPlace(): string {
    const folder = mkdtempSync(join(tmpdir(), 'coach-identity-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
  }

  it('succeeds while another program holds the file locked, and the first write says so', async () => {
    const folder = newPlace();
    await (await openEmbedded({ folder })).close();
    const other = openSql(join(folder, 'coach.db'));
    other.script('BEGIN IMMEDIATE');

    const store = await openEmbedded({ folder });
    await expect(store.saveSchedule(scheduleOf(), undefined, admin)).rejects.toThrow(
      new StoreAway(`Another program holds ${join(folder, 'coach.db')} locked: end it.`),
    );
    other.script('COMMIT');
    other.close();
    await store.saveSchedule(scheduleOf(), undefined, admin);
    await store.close();

    const again = await openEmbedded({ folder });
    expect(await again.schedule(channel)).toBeDefined();
    await again.close();
  });

  it('takes the log beside the file for its own where the mark was cut off before it was written', async () => {
    const [folder, crashed] = [newPlace(), newPlace()];
    const store = await openEmbedded({ folder });
    await store.saveSchedule(scheduleOf(), undefined, admin);
    for (const end of ['', '-wal'])
      copyFileSync(join(folder, `coach.db${end}`), join(crashed, `coach.db${end}`));
    await store.close();
    writeFileSync(join(crashed, 'coach.db-mark'), '');

    const again = await openEmbedded({ folder: crashed });

    expect(await again.schedule(channel)).toBeDefined();
    await again.close();
  });
});

describe('a store that another program visits', () => {
  it('goes on after VACUUM made the file smaller, and grows again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'coach-identity-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const store = await openEmbedded({ folder });
    const visitor = openSql(join(folder, 'coach.db'));
    visitor.script('CREATE TABLE visits (text); INSERT INTO visits VALUES (zeroblob(1000000))');
    visitor.script('PRAGMA wal_checkpoint(TRUNCATE)');
    await store.now();
    visitor.script('DROP TABLE visits; VACUUM; PRAGMA wal_checkpoint(TRUNCATE)');
    visitor.close();

    for (const id of Array(200).keys()) await store.note('team', `test:T${id}`, { text: 'x'.repeat(500) });

    await store.now();
    await store.close();
  });
});

describe('a store that is closed', () => {
  it('refuses a write, and goes on with the process', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'coach-identity-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const store = await openEmbedded({ folder });
    await store.close();

    await expect(store.saveSchedule(scheduleOf(), undefined, admin)).rejects.toThrow(
      `${join(folder, 'coach.db')} is closed.`,
    );
  });
});
