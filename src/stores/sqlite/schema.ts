import { checkVersion, schemaVersion } from '../shared/schema.ts';
import { recount } from './recount.ts';
import { asNumber, type Sql } from './sql.ts';
import { upgradeNotes } from './upgrade.ts';

/**
 * Members and conversations are named once and numbered: a member's id stands in `members`, in notes and nowhere else.
 * `held_until`: not handed out before it, by a lease or a retry. `fence`: of the present holder, 0 for none.
 * `version`: of the schedule when the job was claimed. `moves_on`: a newer schedule waits for the slot to be settled.
 * Times are milliseconds since the epoch.
 */
const tables = `
CREATE TABLE members (id INTEGER PRIMARY KEY, member TEXT NOT NULL UNIQUE);
CREATE TABLE conversations (
  id INTEGER PRIMARY KEY, conversation TEXT NOT NULL UNIQUE, schedule TEXT,
  version INTEGER NOT NULL DEFAULT 0, fence INTEGER NOT NULL DEFAULT 0, ordinals INTEGER NOT NULL DEFAULT 0);
CREATE TABLE changes (
  id INTEGER PRIMARY KEY, conversation INTEGER NOT NULL, member INTEGER NOT NULL, at INTEGER NOT NULL, schedule TEXT NOT NULL);
CREATE INDEX changes_of ON changes (conversation, at);
CREATE INDEX changes_by ON changes (member);
CREATE TABLE jobs (
  conversation INTEGER NOT NULL, job TEXT NOT NULL, slot TEXT NOT NULL, due_at INTEGER NOT NULL,
  held_until INTEGER NOT NULL DEFAULT 0, lease_ms INTEGER NOT NULL DEFAULT 0, fence INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL DEFAULT 0, moves_on INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (conversation, job, slot));
CREATE INDEX jobs_due ON jobs (held_until, due_at, job);
CREATE TABLE posts (
  conversation INTEGER NOT NULL, sequence INTEGER NOT NULL, id TEXT NOT NULL, slot TEXT NOT NULL,
  best INTEGER NOT NULL, state TEXT NOT NULL, message TEXT,
  a INTEGER NOT NULL DEFAULT 0, b INTEGER NOT NULL DEFAULT 0, c INTEGER NOT NULL DEFAULT 0, d INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (conversation, sequence));
CREATE TABLE plans (conversation INTEGER NOT NULL, sequence INTEGER NOT NULL, planned TEXT NOT NULL, PRIMARY KEY (conversation, sequence));
CREATE UNIQUE INDEX posts_by_id ON posts (conversation, id);
CREATE UNIQUE INDEX posts_by_slot ON posts (conversation, slot);
CREATE TABLE answers (conversation INTEGER NOT NULL, member INTEGER NOT NULL, packed BLOB NOT NULL, PRIMARY KEY (conversation, member));
CREATE INDEX answers_of ON answers (member);
CREATE TABLE answerers (
  conversation INTEGER NOT NULL, sequence INTEGER NOT NULL, chunk INTEGER NOT NULL, bits BLOB NOT NULL,
  PRIMARY KEY (conversation, sequence, chunk));
CREATE TABLE attempts (
  member INTEGER NOT NULL, event TEXT NOT NULL, at INTEGER NOT NULL, attempt TEXT NOT NULL, PRIMARY KEY (member, event));
CREATE TABLE reports (
  conversation INTEGER NOT NULL, post TEXT NOT NULL, member INTEGER NOT NULL, report TEXT NOT NULL,
  PRIMARY KEY (conversation, post, member));
CREATE INDEX reports_by ON reports (member);
CREATE TABLE report_texts (
  id INTEGER PRIMARY KEY, conversation INTEGER NOT NULL, post TEXT NOT NULL, report TEXT NOT NULL);
CREATE INDEX report_texts_of ON report_texts (conversation, post);
CREATE TABLE notes (kind TEXT NOT NULL, id TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (kind, id));
CREATE TABLE events (event BLOB PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX events_at ON events (at);
`;

/** What is kept of each question with every answer; `correct` because RIGHT is a word of SQL. */
const tallyTables = `
CREATE TABLE IF NOT EXISTS tallies (
  id INTEGER PRIMARY KEY, question TEXT NOT NULL UNIQUE, section TEXT NOT NULL,
  answered INTEGER NOT NULL DEFAULT 0, correct INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS tally_sets (
  question INTEGER NOT NULL, name TEXT NOT NULL, chunk INTEGER NOT NULL, bits BLOB NOT NULL,
  PRIMARY KEY (question, chunk, name));
CREATE INDEX IF NOT EXISTS tally_sets_of ON tally_sets (chunk);
`;

/** Creates the tables in a new file, and brings an older one forward. A file of a newer version is refused, by name. */
export function prepareSchema(sql: Sql, where: string): void {
  const found = asNumber(sql.get('PRAGMA user_version')?.user_version);
  checkVersion(found, where);
  if (found === schemaVersion) return;
  sql.write(() => {
    if (found === 0) sql.script(tables);
    else upgradeNotes(sql);
    sql.script(tallyTables);
    recount(sql);
    sql.script(`PRAGMA user_version = ${schemaVersion}`);
  });
}

/** The log next to the file, and locks that other programs see: a shell or a backup tool may read along. */
export function setDurable(sql: Sql): void {
  sql.script('PRAGMA journal_mode = WAL');
  sql.script('PRAGMA synchronous = FULL');
  sql.script('PRAGMA secure_delete = ON');
  sql.script('PRAGMA cache_size = -16000'); // KiB, negative to say so
}

/** Of a second connection: what it writes survives the process, and a power cut once the first one has written after it. */
export function setSoon(sql: Sql): void {
  sql.script('PRAGMA synchronous = NORMAL');
  sql.script('PRAGMA secure_delete = ON');
}
