import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { MemberId, TeamId } from '../../../src/ids.ts';
import { forgetOldWords } from '../../../src/schedule/old-words.ts';
import type { Fact } from '../../../src/store/facts.ts';
import type { Post } from '../../../src/store/posts.ts';
import type { Store } from '../../../src/store/store.ts';
import { openEmbedded } from '../../../src/stores/sqlite/open.ts';
import { openSql } from '../../../src/stores/sqlite/sql.ts';
import {
  attemptOf,
  claimOne,
  eventId,
  factsOf,
  memberId,
  postSlot,
  slotOf,
  streamOf,
} from '../../builders/store-facts.ts';

const ann = memberId('ANNHERSELF');
const pageBytes = 4096;

it('forgets what pages that were laid out anew still show of a member, and nothing else', async () => {
  const folder = newFolder();
  const file = join(folder, 'coach.db');
  await fill(folder);
  const planted = plant(file, ann);
  expect(planted).toBeGreaterThan(20);
  const store = await openEmbedded({ folder });
  const facts = await factsOf(store);
  expect(JSON.stringify(facts)).not.toContain(ann);

  await store.forget(ann);

  expect(everything(file)).not.toContain(ann);
  expect(await factsOf(store)).toEqual(facts);
  for (const fact of facts)
    if (fact.kind === 'note') await store.note(fact.of, fact.id, { text: 'as long as it was before' });
  await store.close();
  expect(everything(file)).not.toContain(ann);
  const sql = openSql(file);
  expect(sql.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  sql.close();
});

const team = 'test:T1' as TeamId;
/** Of her answers in a team, her id is no part: their words and numbers are. */
const leftovers: readonly (readonly [what: string, forget: (store: Store) => Promise<unknown>])[] = [
  ['a member who is forgotten in one team', (store) => store.forget(ann, team)],
  ['a member who is forgotten everywhere', (store) => store.forget(ann)],
  ['a team', (store) => store.forgetTeam(team)],
  ['the words of old questions', forgetWords],
];

it.each(leftovers)('leaves nothing that pages still show of %s', async (_, forget) => {
  const folder = newFolder();
  const file = join(folder, 'coach.db');
  await fill(folder);
  expect(plant(file, 'chose the second')).toBeGreaterThan(20);
  const store = await openEmbedded({ folder });

  await forget(store);

  expect(contentsOf(folder).includes('chose the second')).toBe(false);
  expect(readdirSync(folder).filter((name) => name.startsWith('forgetting'))).toEqual([]);
  await store.close();
});

it('wipes at the next start what a process that was cut off left of old words', async () => {
  const folder = newFolder();
  const file = join(folder, 'coach.db');
  await fill(folder);
  plant(file, 'chose the second');
  const store = await openEmbedded({ folder });
  const post = await closedPost(store);
  await store.forgetWords(post.place.conversation, { after: 0, atMost: 10, closedBefore: 4000 });
  const cut = copyOf(folder);
  await store.close();

  const again = await openEmbedded({ folder: cut });
  await again.close();

  expect(contentsOf(cut).includes('chose the second')).toBe(false);
});

it('wipes at the next start what a process that was cut off after the last row had still to wipe', async () => {
  const folder = newFolder();
  await fill(folder);
  plant(join(folder, 'coach.db'), ann);
  const store = await openEmbedded({ folder });
  await store.attempt(attemptOf(ann, eventId('hers')));
  const cuts: string[] = [];
  const isForgotten = store.forget(ann).then(() => true);
  while (!(await Promise.race([isForgotten, turn()]))) cuts.push(copyOf(folder));
  await store.close();

  let unfinished = 0;
  for (const cut of cuts) {
    const before = everything(join(cut, 'coach.db'));
    const again = await openEmbedded({ folder: cut });
    const hasRows = (await again.attempts(ann)).length > 0;
    await again.close();
    if (hasRows) continue;
    if (before.includes(ann)) unfinished += 1;
    expect(contentsOf(cut)).not.toContain(ann);
  }
  expect(unfinished).toBeGreaterThan(0);
  expect(contentsOf(folder)).not.toContain(ann);
  expect(readdirSync(folder).filter((name) => !name.startsWith('coach.db'))).toEqual([]);
});

it('leaves a longer id alone that begins with the one that is forgotten', async () => {
  const folder = newFolder();
  await fill(folder);
  const store = await openEmbedded({ folder });
  const facts = await factsOf(store);

  await store.forget(memberId('BEN1'));

  const others = facts.filter((fact) => !JSON.stringify(fact).includes(`${memberId('BEN1')}"`));
  expect(others.length).toBeLessThan(facts.length);
  expect(await factsOf(store)).toEqual(others);
  await store.close();
});

it('lets others have their turn after each few hundred rows', async () => {
  const store = await openEmbedded({ folder: newFolder() });
  await store.restore(
    streamOf(
      Array.from({ length: 1000 }, (_, i): Fact => {
        return { kind: 'attempt', attempt: attemptOf(ann, eventId(`try${i}`)) };
      }),
    ),
  );
  const left: number[] = [1000];
  const isForgotten = store.forget(ann).then(() => true);
  while (!(await Promise.race([isForgotten, turn()]))) left.push((await store.attempts(ann)).length);

  const atOnce = left.slice(1).map((count, i) => (left[i] ?? 0) - count);
  expect(left.at(-1)).toBe(0);
  expect(Math.max(...atOnce)).toBeLessThanOrEqual(400);
  await store.close();
});

/** As the daily work does. */
async function forgetWords(store: Store): Promise<void> {
  const post = await closedPost(store);
  const quiet = (): void => undefined;
  const log = { debug: quiet, warn: quiet, error: quiet, info: quiet };
  await forgetOldWords({ store, log, keepMs: 1000 }, post.closesAt + 2000, new AbortController().signal);
}

async function closedPost(store: Store): Promise<Post> {
  const post = await postSlot(store, slotOf(0), { post: { closesAt: 2000 } });
  await store.settle(await claimOne(store), { kind: 'closed' }, undefined);
  return post;
}

function turn(): Promise<false> {
  return new Promise((done) => setImmediate(done, false));
}

/** What a process that dies now leaves on the disk. */
function copyOf(folder: string): string {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true, filter: (path) => !path.endsWith('.sock') });
  return copy;
}

function contentsOf(folder: string): string {
  return readdirSync(folder)
    .map((name) => read(join(folder, name)).toString('latin1'))
    .join('');
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'coach-remains-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Of others: pages of every table that names somebody. */
async function fill(folder: string): Promise<void> {
  const members: readonly MemberId[] = Array.from({ length: 900 }, (_, i) => memberId(`BEN${i}`));
  const store = await openEmbedded({ folder });
  await store.restore(
    streamOf(
      members.flatMap((member, i): Fact[] => [
        { kind: 'note', of: 'member', id: member, note: { text: 'as long as it is now ...' } },
        { kind: 'attempt', attempt: attemptOf(member, eventId(`try${i}`)) },
      ]),
    ),
  );
  await store.close();
}

/** Into the unused middle of each page that has room for it, as SQLite leaves it there; how many. */
function plant(file: string, text: string): number {
  const bytes = readFileSync(file);
  let planted = 0;
  for (let start = 0; start < bytes.length; start += pageBytes) {
    const page = bytes.subarray(start, start + pageBytes);
    const header = start === 0 ? 100 : 0;
    const kind = page.readUInt8(header);
    if (![2, 5, 10, 13].includes(kind)) continue;
    const from = header + (kind < 8 ? 12 : 8) + 2 * page.readUInt16BE(header + 3);
    const to = page.readUInt16BE(header + 5);
    if (to - from < text.length) continue;
    page.write(text, to - text.length, 'latin1');
    planted += 1;
  }
  writeFileSync(file, bytes);
  return planted;
}

function everything(file: string): string {
  return [file, `${file}-wal`].map((path) => read(path).toString('latin1')).join('');
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}
