import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreAway } from '../../../src/store/store.ts';
import { openSql, type Sql } from '../../../src/stores/sqlite/sql.ts';
import { createTogether } from '../../../src/stores/sqlite/together.ts';

describe('writes of one turn', () => {
  let folder: string;
  let sql: Sql;
  let transactions: number;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'coach-together-'));
    const real = openSql(join(folder, 'test.db'));
    real.script('CREATE TABLE words (word TEXT)');
    transactions = 0;
    sql = {
      ...real,
      write(work) {
        transactions += 1;
        return real.write(work);
      },
    };
  });
  afterEach(() => {
    sql.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const add = (word: string) => (): number => sql.run('INSERT INTO words VALUES (?)', word);
  const failing = (): void => {
    add('lost')();
    throw new RangeError('no');
  };
  const words = (): readonly unknown[] => sql.all('SELECT word FROM words').map((row) => row.word);

  it('share one transaction, and one that fails takes back its own alone', async () => {
    const { write } = createTogether(sql);

    const told = await Promise.allSettled([write(add('a')), write(failing), write(add('b'))]);

    expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(words()).toEqual(['a', 'b']);
    expect(transactions).toBe(1);
  });

  it('are told nothing before they are kept, fail together on a full disk, and go on when there is room', async () => {
    const { write } = createTogether(sql);
    const first = write(add('a'));
    expect(words()).toEqual([]);
    await first;
    sql.script('PRAGMA max_page_count = 3');

    const told = await Promise.allSettled([write(add('b')), write(add('x'.repeat(50_000)))]);

    expect(told).toMatchObject([
      { status: 'rejected', reason: expect.any(StoreAway) },
      { status: 'rejected', reason: expect.any(StoreAway) },
    ]);
    expect(words()).toEqual(['a']);
    sql.script('PRAGMA max_page_count = 1000');
    await write(add('c'));
    expect(words()).toEqual(['a', 'c']);
  });

  it('are written when they are asked for at the end', async () => {
    const together = createTogether(sql);
    const last = together.write(add('a'));

    together.flush();

    expect(words()).toEqual(['a']);
    await last;
  });
});
