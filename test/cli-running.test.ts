import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openEmbedded } from '../src/stores/sqlite/open.ts';
import { coach, startCoach } from './builders/coach.ts';
import { folderWith } from './builders/folder.ts';
import { admin, channel, scheduleOf } from './builders/store-facts.ts';
import { ask, startRedis } from './fakes/redis.ts';

/** Several processes one after another. */
const patienceMs = 300_000;

describe('the command line while the bot runs on the embedded store', () => {
  it(
    'prints the same status and statistics as when it does not',
    async () => {
      const cwd = await scheduled();
      const before = await reports(cwd);
      const bot = await startCoach(cwd);

      const during = await reports(cwd);

      expect(await bot.stop()).toBe(0);
      expect(before[0]).toMatchObject({
        code: 0,
        out: expect.stringContaining(`${channel}  10:00 Europe/Berlin`),
      });
      expect(JSON.parse(before[1]?.out ?? '')).toMatchObject({
        cameBack: { of: 0 },
        people: 0,
        incidents: 0,
      });
      expect(during).toEqual(before);
    },
    patienceMs,
  );

  it(
    'lets a schedule go on, and says where it cannot',
    async () => {
      const cwd = await scheduled();
      const bot = await startCoach(cwd);

      const resumed = await coach(['resume', channel], { cwd });
      const all = await coach(['resume', '--all'], { cwd });
      const wrong = await coach(['resume'], { cwd });
      await bot.stop();

      expect(resumed).toMatchObject({ code: 0, out: expect.stringMatching(`^${channel}: resumed, next 20`) });
      expect(all).toMatchObject({ code: 0, out: 'No schedule is suspended.\n' });
      expect(wrong).toMatchObject({
        code: 2,
        error: expect.stringMatching(/^Name one conversation, or say --all\./),
      });
    },
    patienceMs,
  );

  it(
    'says that the bot has to be stopped before its store is moved, and moves it then',
    async () => {
      const cwd = await scheduled();
      const bot = await startCoach(cwd);
      const move = ['move-store', '--from', './data', '--to', './new'];

      const refused = await coach(move, { cwd });
      await bot.stop();
      const dry = await coach([...move, '--dry-run'], { cwd });
      const moved = await coach(move, { cwd });

      expect(refused).toMatchObject({
        code: 1,
        out: '',
        error: `The bot is running on ${join(cwd, 'data')}: stop it, then move the store.\n`,
      });
      expect(dry.out).toMatch(/^schedule: 1\nchange: 1\n[\s\S]*Nothing was written\.\n$/);
      expect(moved).toMatchObject({ code: 0, out: expect.stringMatching(/Moved and checked/) });
    },
    patienceMs,
  );
});

describe('the command line while the bot runs on Redis', () => {
  it(
    'says that every replica has to be stopped before its store is moved, either way, and moves it then',
    async () => {
      const cwd = await scheduled();
      const server = await startRedis();
      onTestFinished(() => server.stop());
      const url = server.url.replace('127.0.0.1', 'default:secret@127.0.0.1');
      await ask(server, (client) => client.config('SET', 'requirepass', 'secret'));
      const bot = await startCoach(cwd, { REDIS_URL: url });
      const away = ['move-store', '--from', url, '--to', './new'];

      const refused = [
        await coach(away, { cwd }),
        await coach(['move-store', '--from', './data', '--to', url], { cwd }),
      ];
      await bot.stop();
      const moved = await coach(away, { cwd });
      const again = await coach(['status'], { cwd, env: { REDIS_URL: url } });

      for (const one of refused)
        expect(one).toMatchObject({
          code: 1,
          out: '',
          error: `A bot is running on redis://default@127.0.0.1:${server.port}: stop all its replicas, wait 15 s if one was killed, then move the store.\n`,
        });
      expect(moved).toMatchObject({ code: 0, out: expect.stringMatching(/Moved and checked/) });
      expect(again.error).toContain('was moved to ./new');
    },
    patienceMs,
  );
});

async function reports(cwd: string): Promise<readonly Awaited<ReturnType<typeof coach>>[]> {
  const words = [['status'], ['stats', '--json']];
  const found = [];
  for (const one of words) found.push(await coach(one, { cwd }));
  return found;
}

/** A folder with a schedule that is paused, so that nothing comes due. */
async function scheduled(): Promise<string> {
  const cwd = await folderWith({});
  const store = await openEmbedded({ folder: join(cwd, 'data') });
  await store.saveSchedule(scheduleOf({ pausedUntil: Date.UTC(9999, 0, 1) }), undefined, admin);
  await store.close();
  return cwd;
}
