import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { MemberId } from '../../src/ids.ts';
import { qualitiesOf } from '../../src/quiz/quality.ts';
import { keptQuality } from '../../src/quiz/quality-kept.ts';
import type { Fact } from '../../src/store/facts.ts';
import type { Note, NoteKind } from '../../src/store/notes.ts';
import type { Store } from '../../src/store/store.ts';
import { openRedis } from '../../src/stores/redis/open.ts';
import { openEmbedded } from '../../src/stores/sqlite/open.ts';
import { channel, eventId, factsOf, team } from '../builders/store-facts.ts';
import { ask, startRedis } from '../fakes/redis.ts';

const fixtures = new URL('../fixtures/version-2/', import.meta.url).pathname;
const at = 1_790_000_000_000;
const [ann, ben] = ['test:T1/ANN' as MemberId, 'test:T1/BEN' as MemberId]; // as the fixture spells them

const opened: Readonly<Record<string, () => Promise<Store>>> = {
  'a file': async () => {
    const folder = mkdtempSync(join(tmpdir(), 'coach-version-2-'));
    copyFileSync(join(fixtures, 'coach.db'), join(folder, 'coach.db'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return openEmbedded({ folder });
  },
  'a Redis dump': async () => openRedis({ url: (await startVersion2()).url }),
};

describe.each(Object.entries(opened))('%s written by data version 2', (_name, open) => {
  it('opens with all that is in it, each fact once and under one key', async () => {
    const store = await open();

    const facts = (await factsOf(store)).map((fact) => ({ ...fact }));
    await store.close();

    expect(others(facts)).toEqual(others(written()));
    expect(notesIn(facts)).toEqual(notesNow);
  });

  it('is written to as before', async () => {
    const store = await open();

    const [answers, posts] = [await store.answers(ann, channel), await store.posts(channel, 5)];
    await store.note('mute', channel, { at: null });
    const schedules = (await factsOf(store)).filter(({ kind }) => kind === 'schedule');
    const listed = [];
    for await (const one of store.schedules()) listed.push(one);
    const isNew = await store.claimEvent(eventId(1));
    const [said] = await qualitiesOf(() => store.facts(), [{}]);
    const kept = keptQuality(await store.tallies());
    await store.forget(ann);
    const left = await factsOf(store, ann);
    await store.close();

    expect(answers).toHaveLength(1);
    expect(posts.map(({ counts }) => counts)).toEqual([[0, 1, 1, 0]]);
    expect(isNew).toBe(true);
    expect(listed).toEqual(schedules);
    expect(kept).toEqual(said);
    expect(kept.people).toBe(2);
    expect(left).toEqual([]);
  });
});

it('is not brought forward while a replica of the version before runs', async () => {
  const server = await startVersion2();
  await ask(server, (client) => client.zadd('coach:alive', 4_000_000_000_000, 'the other'));

  await expect(openRedis({ url: server.url })).rejects.toThrow(
    'The data in Redis under "coach" is in use by the version before: stop every replica, then start this one.',
  );
  await ask(server, (client) => client.zrem('coach:alive', 'the other'));
  await (await openRedis({ url: server.url })).close();
});

async function startVersion2() {
  const server = await startRedis(['--appendonly', 'no']);
  onTestFinished(() => server.stop());
  copyFileSync(join(fixtures, 'dump.rdb'), join(server.folder, 'dump.rdb'));
  await ask(server, (client) => client.call('DEBUG', 'RELOAD', 'NOSAVE'));
  return server;
}

/** As it reads now: that there was a discussion meant one for who asks. */
function written(): readonly Fact[] {
  const lines = readFileSync(join(fixtures, 'facts.jsonl'), 'utf8')
    .replaceAll('"discussion":true', '"discussion":"asked"')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as Fact); // written by the version before
}

/** What is no note, without what undefined fields and the two stores' clocks make of it. */
function others(facts: readonly Fact[]): readonly string[] {
  return facts
    .filter(({ kind }) => kind !== 'note')
    .map((fact) =>
      JSON.stringify(fact.kind === 'change' ? { ...fact, change: { ...fact.change, at } } : fact),
    )
    .map((text) => JSON.stringify(sorted(JSON.parse(text))))
    .toSorted();
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, inner]) => [name, sorted(inner)]));
}

function notesIn(facts: readonly Fact[]): Readonly<Record<string, Note>> {
  return Object.fromEntries(
    facts.flatMap((fact) => (fact.kind === 'note' ? [[nameOf(fact.of, fact.id), fact.note]] : [])),
  );
}

function nameOf(of: NoteKind, id: string): string {
  return `${of} ${id}`;
}

const notesNow: Readonly<Record<string, Note>> = {
  [nameOf('conversation', channel)]: {
    watch: 'trial',
    watchedBy: ann,
    trialIncidents: 2,
    'vote 1': 'right',
    'vote 2': 'wrong',
    speakInShared: true,
    'spoken 2026-03-01': 2,
    incidentAt: at,
    lastSkip: { slot: '2026-03-01', why: 'nothing fits', at },
    lowBagTold: true,
    monthTold: '2026-02',
  },
  [nameOf('mute', channel)]: { at },
  [nameOf('mute', `${channel}/17.5`)]: { at },
  [nameOf('mute', 'test:T1/inc-7')]: { at },
  [nameOf('thread', `${channel}/17.5`)]: {
    id: 'test:m9',
    message: 'test:m9',
    section: 'rollback#roll-back',
    'rejected dns': true,
    helped: 3,
    lastAt: at,
  },
  [nameOf('thread', 'test:T1/inc-7')]: { lastAt: at },
  [nameOf('member', ann)]: {
    'pause 1000': 2000,
    [`pause ${at}`]: 0,
    [`shown ${team}`]: true,
    [`home ${channel}`]: { team, at: 1 },
    [`monthOff ${channel}`]: true,
    [`month ${channel}`]: '2026-02',
  },
  [nameOf('member', ben)]: { leftAt: at },
  [nameOf('team', team)]: { patterns: ['inc-*'], watch: 'trial', watchedBy: ann },
  [nameOf('shown', team)]: { [ann]: true },
  [nameOf('incidents', team)]: { 'said test:m9': at, 'opened test:m9': at },
  [nameOf('left', 'all')]: { [ben]: { team, at } },
  [nameOf('holidays', 'all')]: { [channel]: true },
  [nameOf('months', 'all')]: { month: '2026-02' },
  [nameOf('used', team)]: { 'rollback#roll-back': at },
  [nameOf('wanted', team)]: { 'times how to fly': 2, 'at how to fly': at, 'times ancient words': 1 },
};
