import { expect, it } from 'vitest';
import { start } from '../../src/app/start.ts';
import { readConfig } from '../../src/config.ts';
import type { ConversationId, TeamId } from '../../src/ids.ts';
import { createLog } from '../../src/log.ts';
import { defaultSchedule } from '../../src/schedule/calendar.ts';
import { openEmbedded } from '../../src/stores/sqlite/open.ts';
import { folderWith } from '../builders/folder.ts';

it('a start looks again at the schedules that an earlier version suspended', async () => {
  const folder = await folderWith({});
  const place = { team: 'web:playground' as TeamId, conversation: 'web:sre-daily' as ConversationId };
  const before = await openEmbedded({ folder });
  const plan = { ...defaultSchedule(place, 'UTC'), suspended: { why: 'forbidden', since: 1 } };
  await before.saveSchedule(plan, undefined, undefined);
  await before.close();

  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const running = await start(readConfig({ PORT: '0', DATA_DIR: folder }), log);
  await expect.poll(() => lines.join('')).toContain('a suspended schedule goes on');
  await running.stop();

  const after = await openEmbedded({ folder });
  expect((await after.schedule(place.conversation))?.suspended).toBeUndefined();
  expect(await after.nextDue(place.conversation)).toBeDefined();
  await after.close();
});
