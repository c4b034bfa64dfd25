import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreAway } from '../../../src/store/store.ts';
import { openSql, type Sql } from '../../../src/stores/sqlite/sql.ts';

describe('the SQL port', () => {
  let folder: string;
  let sql: Sql;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'coach-sql-'));
    sql = openSql(join(folder, 'test.db'));
    sql.script('CREATE TABLE words (word TEXT)');
  });
  afterEach(() => {
    sql.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('rejects as StoreAway while the disk is full, keeps what it had, and goes on when there is room', () => {
    sql.run('INSERT INTO words VALUES (?)', 'first');
    sql.script('PRAGMA max_page_count = 3');
    const fill = (): void =>
      sql.write(() => void sql.run('INSERT INTO words VALUES (?)', 'x'.repeat(50_000)));

    expect(fill).toThrow(StoreAway);
    expect(fill).toThrow(`The disk of ${join(folder, 'test.db')} is full: make room.`);
    expect(sql.all('SELECT word FROM words')).toEqual([{ word: 'first' }]);
    sql.script('PRAGMA max_page_count = 1000');
    fill();
    expect(sql.all('SELECT word FROM words')).toHaveLength(2);
  });

  it('says that another program holds the file locked, and goes on when it is let go', () => {
    const other = openSql(join(folder, 'test.db'));
    other.script('BEGIN IMMEDIATE');

    expect(() => sql.run('INSERT INTO words VALUES (?)', 'late')).toThrow(
      new StoreAway(`Another program holds ${join(folder, 'test.db')} locked: end it.`),
    );
    other.script('COMMIT');
    expect(sql.run('INSERT INTO words VALUES (?)', 'late')).toBe(1);
    other.close();
  });

  it('takes back all of a write that fails, whatever it was nested in', () => {
    const failing = (): void =>
      sql.write(() => {
        sql.run('INSERT INTO words VALUES (?)', 'lost');
        sql.write(() => {
          throw new RangeError('no');
        });
      });

    expect(failing).toThrow(RangeError);
    expect(sql.get('SELECT word FROM words')).toBeUndefined();
  });
});
