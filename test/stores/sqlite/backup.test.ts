import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { toSlot } from '../../../src/ids.ts';
import { withoutMissed } from '../../../src/schedule/missed.ts';
import { StoreAway } from '../../../src/store/store.ts';
import { backUpFolder } from '../../../src/stores/sqlite/backup.ts';
import { openEmbedded } from '../../../src/stores/sqlite/open.ts';
import {
  admin,
  answerOf,
  channel,
  eventId,
  factsOf,
  memberId,
  postSlot,
  scheduleOf,
  slotOf,
  streamOf,
} from '../../builders/store-facts.ts';

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'coach-backup-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('a backup', () => {
  it('is all of a store that is in use, opens as one, and does not overwrite another', async () => {
    const folder = newFolder();
    const store = await openEmbedded({ folder });
    const post = await postSlot(store, slotOf(0));
    await store.answer(answerOf(post, memberId('ANN')));
    const copy = newFolder();

    await backUpFolder(folder, join(copy, 'coach.db'));
    await store.answer(answerOf(post, memberId('LATER')));

    await expect(backUpFolder(folder, join(copy, 'coach.db'))).rejects.toThrow(
      `${join(copy, 'coach.db')} is there already: choose another name.`,
    );
    const restored = await openEmbedded({ folder: copy });
    expect(await restored.answers(memberId('ANN'), channel)).toHaveLength(1);
    expect(await restored.answers(memberId('LATER'), channel)).toEqual([]);
    await restored.close();
    await store.close();
  });

  it('of the past leaves out what came due since, and goes on with the next slot', async () => {
    const store = await openEmbedded({ folder: newFolder() });
    await store.saveSchedule(
      scheduleOf(),
      { slot: toSlot('2026-03-02'), at: Date.parse('2026-03-02T09:00:00Z') },
      admin,
    );
    const now = Date.parse('2026-03-04T12:00:00Z');
    const missed: string[] = [];

    const after = await openEmbedded({ folder: newFolder() });
    await after.restore(withoutMissed(streamOf(await factsOf(store)), now, (slot) => missed.push(slot)));

    expect(missed).toEqual(['2026-03-02']);
    expect((await after.nextDue(channel))?.at).toBeGreaterThan(now);
    expect((await after.nextDue(channel))?.slot).toBe('2026-03-05');
    await store.close();
    await after.close();
  });
});

describe('the file of a store', () => {
  it.each(['deleted', 'replaced'])(
    'that was %s while it is open takes no more writes, and is told',
    async (how) => {
      const folder = newFolder();
      const file = join(folder, 'coach.db');
      const store = await openEmbedded({ folder });
      await store.saveSchedule(scheduleOf(), undefined, admin);
      renameSync(file, `${file}.gone`);
      if (how === 'replaced') await backUpOf(folder, file);

      const why = new StoreAway(
        `${file} was deleted or replaced while Coach runs: stop Coach, and restore a backup.`,
      );
      await expect(store.saveSchedule(scheduleOf(), undefined, admin)).rejects.toThrow(why);
      await expect(store.claimEvent(eventId(1))).rejects.toThrow(why);
      await expect(store.now()).rejects.toThrow(why);
      await store.close();
    },
  );
});

/** Another store in the place of the file. */
async function backUpOf(folder: string, file: string): Promise<void> {
  const other = join(folder, 'other');
  mkdirSync(other);
  await (await openEmbedded({ folder: other })).close();
  await backUpFolder(other, file);
}
