import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { StoreRefused } from '../../../src/stores/shared/schema.ts';
import { backUpFolder } from '../../../src/stores/sqlite/backup.ts';
import { markFolderMoved } from '../../../src/stores/sqlite/folder.ts';
import { holdFolder, socketOf } from '../../../src/stores/sqlite/guard.ts';
import { openEmbedded } from '../../../src/stores/sqlite/open.ts';
import {
  admin,
  answerOf,
  channel,
  eventId,
  memberId,
  postSlot,
  scheduleOf,
  slotOf,
} from '../../builders/store-facts.ts';
import { compileStores, type StoreProcesses } from '../../fakes/store-child.ts';

const stayOpen = `
await openEmbedded({ folder });
console.log('open');
setInterval(() => {}, 1000);
`;

const answerOnAndOn = `
const store = await openEmbedded({ folder });
const post = JSON.parse(args[0]);
for (let index = 0; ; index += 1) {
  const member = 'test:T1/U' + args[1] + '-' + index;
  await store.answer({ member, place: post.place, post: post.id, sequence: post.sequence, kind: 'answer', choice: 1,
    isRight: true, isOnTime: true, at: 5 });
  await store.claimEvent('test:E' + member);
  console.log(member);
}
`;

/** Goes on for ten more once the first is refused. */
const answerUntilRefused = `
const store = await openEmbedded({ folder });
const post = JSON.parse(args[0]);
let refused = 0;
for (let index = 0; refused < 10; index += 1) {
  const member = 'test:T1/U' + index;
  await store.answer({ member, place: post.place, post: post.id, sequence: post.sequence, kind: 'answer', choice: 1,
    isRight: true, isOnTime: true, at: 5 }).then(() => console.log(member), (error) => {
    refused += 1;
    console.log(error.name + ': ' + error.message);
  });
}
process.exit(0);
`;

describe('the folder of the embedded store', () => {
  let root: string;
  let folder: string;
  let processes: StoreProcesses;
  let made = 0;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'coach-folder-'));
    processes = compileStores();
  });
  afterAll(() => {
    processes.remove();
    rmSync(root, { recursive: true, force: true });
  });
  beforeEach(() => {
    made += 1;
    folder = join(root, String(made));
  });

  it('is made for its owner alone', async () => {
    const store = await openEmbedded({ folder });
    await backUpFolder(folder, `${folder}.copy`);
    await store.close();

    const rights = [folder, `${folder}.copy`].map((path) => (statSync(path).mode & 0o777).toString(8));
    expect(rights).toEqual(['700', '600']);
  });

  it('refuses a second process while the first one runs, and opens after it was killed', async () => {
    const first = processes.run(stayOpen, folder);
    for await (const line of first.lines) if (line === 'open') break;

    await expect(openEmbedded({ folder })).rejects.toThrow(
      `Another Coach is running on ${folder}: stop it first, give this one another DATA_DIR, or set REDIS_URL to run several.`,
    );
    await expect(holdFolder(folder)).rejects.toBeInstanceOf(StoreRefused);
    await kill(first.child);

    const store = await openEmbedded({ folder });
    await store.close();
  });

  it('refuses a second opening in the same process, with or without a hold of its own', async () => {
    const hold = await holdFolder(folder);
    const store = await openEmbedded({ folder });
    await expect(openEmbedded({ folder })).rejects.toThrow('Another Coach is running');
    await expect(holdFolder(folder)).rejects.toThrow('Another Coach is running');
    await store.close();
    const again = await openEmbedded({ folder });
    await again.close();
    await hold.release();

    const own = await openEmbedded({ folder });
    await expect(openEmbedded({ folder })).rejects.toThrow('Another Coach is running');
    await own.close();
  });

  it('lets one of many starters in, over the socket of a killed process', async () => {
    const first = processes.run(stayOpen, folder);
    for await (const line of first.lines) if (line === 'open') break;
    await kill(first.child);

    const starts = await Promise.allSettled(Array.from({ length: 8 }, () => holdFolder(folder)));

    const holds = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
    expect(holds).toHaveLength(1);
    await holds[0]?.release();
  });

  it('hands a connection on its socket to who holds it, also in a folder too deep for a socket', async () => {
    const { connect } = await import('node:net');
    const deep = join(folder, 'a'.repeat(120));
    const hold = await holdFolder(deep, (socket) => socket.end('hello'));

    const heard = await new Promise((done, fail) => {
      connect(socketOf(deep))
        .on('data', (bytes) => done(String(bytes)))
        .on('error', fail);
    });

    expect(heard).toBe('hello');
    expect(socketOf(folder)).toBe(join(folder, 'coach.sock'));
    expect(socketOf(deep).length).toBeLessThan(100);
    await hold.release();
  });

  it('is one under each of its names, also where it is too deep for a socket', async () => {
    for (const real of [join(folder, 'short'), join(folder, 'a'.repeat(120))]) {
      const other = `${real.slice(0, -1)}-link`;
      mkdirSync(real, { recursive: true });
      symlinkSync(real, other);
      const hold = await holdFolder(real);
      await expect(holdFolder(other)).rejects.toThrow('Another Coach is running');
      await hold.release();
    }
  });

  it('loses nothing it acknowledged when its process is killed', async () => {
    const store = await openEmbedded({ folder });
    const post = await postSlot(store, slotOf(0));
    await store.close();

    const acknowledged: string[] = [];
    for (const round of [1, 2, 3]) {
      const { child, lines } = processes.run(answerOnAndOn, folder, JSON.stringify(post), String(round));
      for await (const line of lines) {
        acknowledged.push(line);
        if (acknowledged.length === round * 40) child.kill('SIGKILL');
      }
    }

    const reopened = await openEmbedded({ folder });
    const missing = [];
    for (const member of acknowledged)
      if ((await reopened.answers(memberId(member.slice('test:T1/U'.length)), channel)).length !== 1)
        missing.push(member);
    const claimedAgain = [];
    for (const member of acknowledged)
      if (await reopened.claimEvent(eventId(member))) claimedAgain.push(member);
    const counted = (await reopened.post(post.id, channel))?.counts[1] ?? 0;
    await reopened.close();

    expect(acknowledged.length).toBeGreaterThanOrEqual(120);
    expect(missing).toEqual([]);
    expect(claimedAgain).toEqual([]);
    expect(counted).toBeGreaterThanOrEqual(acknowledged.length);
    expect(counted).toBeLessThanOrEqual(acknowledged.length + 3);
  });

  it('keeps what it acknowledged, and refuses the rest by name, where its file can grow no more', async () => {
    const store = await openEmbedded({ folder });
    const post = await postSlot(store, slotOf(0));
    await store.close();

    const { lines } = processes.runWithin(2048, answerUntilRefused, folder, JSON.stringify(post));
    const said: string[] = [];
    for await (const line of lines) said.push(line);

    const acknowledged = said.filter((line) => line.startsWith('test:'));
    const refused = said.filter((line) => !line.startsWith('test:'));
    const reopened = await openEmbedded({ folder });
    const counted = (await reopened.post(post.id, channel))?.counts[1];
    const kept = [];
    for (const member of acknowledged)
      kept.push((await reopened.answers(memberId(member.slice('test:T1/U'.length)), channel)).length);
    await reopened.answer(answerOf(post, memberId('ROOMAGAIN')));
    expect(await reopened.answers(memberId('ROOMAGAIN'), channel)).toHaveLength(1);
    await reopened.close();

    expect(acknowledged.length).toBeGreaterThan(10);
    expect(new Set(kept)).toEqual(new Set([1]));
    expect(counted).toBe(acknowledged.length);
    expect(new Set(refused)).toEqual(
      new Set([`StoreAway: ${join(folder, 'coach.db')} cannot be read or written.`]),
    );
  });

  it('loses nothing it acknowledged where ordinary SQLite opened, read, copied and closed the file meanwhile', async () => {
    const store = await openEmbedded({ folder });
    const post = await postSlot(store, slotOf(0));
    await store.close();
    const { child, lines } = processes.run(answerOnAndOn, folder, JSON.stringify(post), 'v');

    const acknowledged: string[] = [];
    for await (const line of lines) {
      acknowledged.push(line);
      if (acknowledged.length % 20 === 10 && acknowledged.length < 60) visit(folder);
      if (acknowledged.length === 80) child.kill('SIGKILL');
    }

    const visitors = visit(folder);
    const reopened = await openEmbedded({ folder });
    const counted = (await reopened.post(post.id, channel))?.counts[1] ?? 0;
    await reopened.close();
    expect(counted).toBeGreaterThanOrEqual(acknowledged.length);
    expect(visitors).toBe(counted);
  });

  it('gives others a turn between the histories that many ask for at once', async () => {
    const store = await openEmbedded({ folder });
    await postSlot(store, slotOf(0));
    let turns = 0;
    const areRead = Promise.all(Array.from({ length: 50 }, () => store.history(channel))).then(() => true);
    while (!(await Promise.race([areRead, new Promise((done) => setImmediate(done, false))]))) turns += 1;
    await store.close();

    expect(turns).toBeGreaterThanOrEqual(45);
  });

  it('refuses a folder that cannot be written, by name', async () => {
    mkdirSync(folder);
    const blocked = join(folder, 'file', 'data');
    writeFileSync(join(folder, 'file'), '');

    await expect(openEmbedded({ folder: blocked })).rejects.toThrow(
      `The data folder ${blocked} cannot be written: change its owner or its rights, or set DATA_DIR to another folder.`,
    );
  });

  it('refuses a damaged file as such, and does not touch it', async () => {
    mkdirSync(folder);
    const file = join(folder, 'coach.db');
    writeFileSync(file, 'these are the bytes of another program '.repeat(300));

    await expect(openEmbedded({ folder })).rejects.toThrow(
      `${file} is damaged: bring a backup back with coach restore, or move the file away to begin with nothing.`,
    );
    expect(readFileSync(file, 'utf8')).toContain('another program');
  });

  it('brings a file of an older version forward, with what is in it', async () => {
    const first = await openEmbedded({ folder });
    await first.saveSchedule(scheduleOf(), undefined, admin);
    await first.close();
    const older = new Database(join(folder, 'coach.db'));
    older.exec(`PRAGMA user_version = 1;
      UPDATE conversations SET schedule = json_remove(schedule, '$.holidaysFrom')`);
    older.close();

    const store = await openEmbedded({ folder });
    expect(await store.schedule(channel)).toEqual(scheduleOf());
    await store.close();

    const now = new Database(join(folder, 'coach.db'));
    expect(now.prepare('PRAGMA user_version').all()).toEqual([{ user_version: 4 }]);
    now.close();
  });

  it('refuses a file of a newer version and one that was moved, in a sentence each', async () => {
    await (await openEmbedded({ folder })).close();
    const newer = new Database(join(folder, 'coach.db'));
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    await expect(openEmbedded({ folder })).rejects.toThrow(
      `The data in ${folder} was written by a newer version of Coach (data version 99, this one knows 4): install that version or a later one.`,
    );

    await markFolderMoved(folder, 'redis://localhost', new Date(0));
    await expect(openEmbedded({ folder })).rejects.toThrow(
      `The data in ${folder} was moved to redis://localhost at 1970-01-01T00:00:00.000Z and is out of date: start with redis://localhost, or choose an empty place to move back to.`,
    );
  });

  it('claims what was asked as it closes', async () => {
    const store = await openEmbedded({ folder });
    const claims = [store.claimEvent(eventId(1)), store.claimEvent(eventId(2)), store.claimEvent(eventId(1))];
    await store.close();

    expect(await Promise.all(claims)).toEqual([true, true, false]);
    const reopened = await openEmbedded({ folder });
    expect(await reopened.claimEvent(eventId(2))).toBe(false);
    await reopened.close();
  });

  it('remembers an event for 24 hours and no longer, by the clock it is given', async () => {
    let now = 1_000_000;
    const store = await openEmbedded({ folder, now: () => now });
    const day = 24 * 60 * 60 * 1000;

    expect(await store.claimEvent(eventId(1))).toBe(true);
    now += day - 1;
    expect(await store.claimEvent(eventId(1))).toBe(false);
    now += 1;
    expect(await store.claimEvent(eventId(1))).toBe(true);
    expect(await store.now()).toBe(now);
    await store.close();
  });

  it('keeps what it knew over a restart', async () => {
    const store = await openEmbedded({ folder });
    const post = await postSlot(store, slotOf(0));
    await store.answer(answerOf(post, memberId('ANN')));
    await store.close();

    const reopened = await openEmbedded({ folder });
    expect(await reopened.answers(memberId('ANN'), channel)).toHaveLength(1);
    expect(await reopened.post(post.id, channel)).toMatchObject({ counts: [0, 1, 0, 0] });
    await reopened.close();
  });
});

/** What a shell and a backup tool do; how many answers they find. */
function visit(folder: string): number {
  const program = `
import sqlite3, sys
file = sqlite3.connect(sys.argv[1])
copy = sqlite3.connect(sys.argv[1] + '.copy')
file.backup(copy)
copy.close()
print(file.execute('select sum(b) from posts').fetchone()[0])
file.close()`;
  return Number(execFileSync('python3', ['-c', program, join(folder, 'coach.db')], { encoding: 'utf8' }));
}

async function kill(child: {
  kill(signal: 'SIGKILL'): boolean;
  once(event: 'exit', done: () => void): void;
}) {
  const gone = new Promise<void>((done) => child.once('exit', done));
  child.kill('SIGKILL');
  await gone;
}
