import type { Epoch } from '../../ids.ts';
import type { Store } from '../../store/store.ts';
import { StoreRefused } from '../shared/schema.ts';
import { createAnswers } from './answers.ts';
import { createAttempts } from './attempts.ts';
import { createBoards } from './board.ts';
import { createEvents } from './events.ts';
import { createFacts } from './facts.ts';
import { cannotOpen, fileOf, prepareFolder, refuseRestoring } from './folder.ts';
import { createForget } from './forget.ts';
import { createForgetTeam } from './forget-team.ts';
import { holdForStore } from './guard.ts';
import { createIdentity, type Identity } from './identity.ts';
import { createJobs } from './jobs.ts';
import { createMoveConversation } from './move-conversation.ts';
import { createNames } from './names.ts';
import { createNotes } from './notes.ts';
import { createOldPosts } from './old-posts.ts';
import { createPlans } from './plans.ts';
import { createPosts } from './posts.ts';
import { createReports } from './reports.ts';
import { createRestore } from './restore.ts';
import { createSchedules } from './schedules.ts';
import { prepareSchema, setDurable, setSoon } from './schema.ts';
import { createSettle } from './settle.ts';
import { openSql, type Sql } from './sql.ts';
import { createTallies } from './tallies.ts';
import { createTogether } from './together.ts';
import { finish } from './unfinished.ts';

/**
 * One SQLite file in a folder, for one process: it takes the folder's guard, unless this process holds it already.
 * What was acknowledged is on the disk. Throws StoreRefused, with a sentence for the operator, where it cannot be opened.
 */
export async function openEmbedded(options: {
  readonly folder: string;
  readonly now?: () => Epoch;
  /** To go on with a restore that was cut off: anybody else is refused. */
  readonly toRestore?: boolean;
}): Promise<Store> {
  const { folder, now = Date.now, toRestore = false } = options;
  await prepareFolder(folder);
  if (!toRestore) await refuseRestoring(folder);
  const hold = await holdForStore(folder);
  try {
    const identity = createIdentity(fileOf(folder));
    const sql = openFile(folder, identity);
    await finishForgetting(sql, folder);
    const soon = openSql(fileOf(folder), identity.isThere);
    setSoon(soon);
    return createStore({ sql, soon, folder, now }, async () => {
      try {
        const isThere = identity.end();
        soon.close();
        if (isThere) sql.script('PRAGMA wal_checkpoint(TRUNCATE)'); // the file alone holds everything, and can be copied
      } finally {
        sql.close();
        await hold.release();
      }
    });
  } catch (error) {
    await hold.release();
    throw error;
  }
}

function openFile(folder: string, identity: Identity): Sql {
  let sql: Sql | undefined;
  try {
    sql = openSql(fileOf(folder), identity.isThere);
    setDurable(sql);
    prepareSchema(sql, `The data in ${folder}`);
    identity.begin(sql);
    return sql;
  } catch (error) {
    sql?.close();
    throw error instanceof StoreRefused ? error : cannotOpen(folder, error);
  }
}

async function finishForgetting(sql: Sql, folder: string): Promise<void> {
  try {
    await finish({ sql, folder });
  } catch (error) {
    sql.close();
    throw cannotOpen(folder, error);
  }
}

interface Opened {
  readonly sql: Sql;
  /** For what need not wait for the disk. */
  readonly soon: Sql;
  readonly folder: string;
  readonly now: () => Epoch;
}

function createStore({ sql, soon, folder, now }: Opened, close: () => Promise<void>): Store {
  const names = createNames(sql);
  const together = createTogether(sql);
  const events = createEvents(soon, now);
  const plans = createPlans(sql);
  const tallies = createTallies(sql);
  const posts = createPosts({ sql, names, plans, tallies });
  const schedules = createSchedules(sql, names, now);
  const parts = { sql, together, names, plans, posts, tallies, schedules, now, folder };
  return {
    async now() {
      sql.isThere();
      return now();
    },
    claimEvent: events.claimEvent,
    ...schedules,
    ...createMoveConversation(parts),
    ...createJobs(parts),
    ...createSettle(parts),
    ...posts,
    ...createOldPosts(parts),
    ...createAnswers(parts),
    ...createBoards(sql, names),
    ...createAttempts(sql, names, tallies),
    tallies: tallies.tallies,
    ...createReports(sql, names),
    ...createNotes(sql, together),
    ...createFacts(parts),
    ...createRestore(parts),
    ...createForget({ sql, names, tallies, folder }),
    ...createForgetTeam({ sql, plans, folder }),
    async close() {
      together.flush();
      events.flush();
      await close();
    },
  };
}
