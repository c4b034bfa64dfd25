import { setImmediate } from 'node:timers/promises';
import type { MemberId } from '../../ids.ts';
import type { Fact, ScheduleFact } from '../../store/facts.ts';
import type { Store } from '../../store/store.ts';
import { fieldsNaming, naming } from '../shared/notes.ts';
import { reporterFact, textFact } from '../shared/reports.ts';
import { parseSchedule } from '../shared/schedules.ts';
import { answersIn } from './answers.ts';
import { parseAttemptRow } from './attempts.ts';
import type { Names } from './names.ts';
import { nameOf, notesNaming, parseNote, readNote } from './notes.ts';
import { pageRows, pages } from './pages.ts';
import type { Plans } from './plans.ts';
import type { Posts } from './posts.ts';
import { nextOf } from './schedules.ts';
import { asBytes, asNumber, asText, type Row, type Sql } from './sql.ts';

interface Tables {
  readonly sql: Sql;
  readonly names: Names;
  readonly plans: Plans;
  readonly posts: Posts;
}

export function createFacts({ sql, names, plans, posts }: Tables): Pick<Store, 'facts' | 'schedules'> {
  return {
    async *schedules() {
      for await (const row of pages(sql, 'conversations')) yield* scheduleOf(row);
    },
    async *facts(about) {
      const member = about === undefined ? undefined : names.member(about);
      if (about === undefined) yield* conversations();
      else if (member !== undefined) yield* changesBy(member);
      yield* answers(member, about);
      yield* attempts(member, about);
      yield* reports(member, about);
      yield* notes(sql, about);
    },
  };

  async function* conversations(): AsyncGenerator<Fact> {
    for await (const row of pages(sql, 'conversations')) {
      const id = asNumber(row.id);
      yield* scheduleOf(row);
      for (const change of sql.all('SELECT * FROM changes WHERE conversation = ? ORDER BY at, id', id))
        yield toChange(change);
      yield* postFacts(id);
    }
  }

  function* scheduleOf({ id, schedule }: Row): Generator<ScheduleFact> {
    if (typeof schedule === 'string')
      yield { kind: 'schedule', schedule: parseSchedule(schedule), next: nextOf(sql, asNumber(id)) };
  }

  async function* changesBy(member: number): AsyncGenerator<Fact> {
    for await (const row of pages(sql, 'changes', { member })) yield toChange(row);
  }

  function toChange(row: Row): Fact {
    const [at, by] = [asNumber(row.at), names.memberOf(asNumber(row.member))];
    const change = { at, by, schedule: parseSchedule(asText(row.schedule)) };
    return { kind: 'change', conversation: names.conversationOf(asNumber(row.conversation)), change };
  }

  async function* postFacts(conversation: number): AsyncGenerator<Fact> {
    for (let last = 0; ; ) {
      const page = posts.after(conversation, last, pageRows);
      for (const post of page) yield { kind: 'post', post };
      last = page.at(-1)?.sequence ?? last;
      if (page.length > 0) await setImmediate(); // many conversations have less than a page each
      if (page.length < pageRows) return;
    }
  }

  async function* answers(member: number | undefined, about: MemberId | undefined): AsyncGenerator<Fact> {
    if (about !== undefined && member === undefined) return;
    for await (const row of pages(sql, 'answers', { member })) {
      const [conversation, packed] = [asNumber(row.conversation), asBytes(row.packed)];
      const name = about ?? names.memberOf(asNumber(row.member));
      for (const answer of answersIn(plans, { conversation, member: name, packed }))
        yield { kind: 'answer', answer };
      await setImmediate(); // one row is hundreds of facts
    }
  }

  async function* attempts(member: number | undefined, about: MemberId | undefined): AsyncGenerator<Fact> {
    if (about !== undefined && member === undefined) return;
    const by = member === undefined ? 'rowid' : 'event';
    for await (const row of pages(sql, 'attempts', { member, by })) {
      const name = about ?? names.memberOf(asNumber(row.member));
      yield { kind: 'attempt', attempt: parseAttemptRow(row, name) };
    }
  }

  async function* reports(member: number | undefined, about: MemberId | undefined): AsyncGenerator<Fact> {
    if (about !== undefined && member === undefined) return;
    for await (const row of pages(sql, 'reports', { member }))
      yield reporterFact(asText(row.report), names.memberOf(asNumber(row.member)));
    if (about !== undefined) return;
    for await (const row of pages(sql, 'report_texts')) yield textFact(asText(row.report));
  }
}

async function* notes(sql: Sql, about: MemberId | undefined): AsyncGenerator<Fact> {
  if (about !== undefined) return yield* notesAbout(sql, about);
  for await (const row of pages(sql, 'notes')) yield toNote(row);
}

/** Of others' notes, the fields that name the member. */
async function* notesAbout(sql: Sql, about: MemberId): AsyncGenerator<Fact> {
  const own = readNote(sql, 'member', about);
  if (Object.keys(own).length > 0) yield { kind: 'note', of: 'member', id: about, note: own };
  const names = naming(about);
  for await (const row of notesNaming(sql, about)) {
    const fact = toNote(row);
    const note = fieldsNaming(fact.note, names);
    if (note && !(fact.of === 'member' && fact.id === about)) yield { ...fact, note };
  }
}

function toNote(row: Row): Extract<Fact, { kind: 'note' }> {
  const [of, id] = nameOf(row);
  return { kind: 'note', of, id, note: parseNote(asText(row.note)) };
}
