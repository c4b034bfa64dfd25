import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { type Program, startProgram } from '../builders/coach.ts';
import { folderWith } from '../builders/folder.ts';
import { until } from '../fakes/redis.ts';
import { signingSecret, startSlackHttp } from '../fakes/slack/http-server.ts';
import { addChannel, addMember } from '../fakes/slack/recorded.ts';
import { type ProcessDoor, processDoors, type Setting } from './process-doors.ts';
import { pick, pieces, quickChance } from './strange.ts';

const bin = fileURLToPath(new URL('../../bin/coach.js', import.meta.url));
const gauge = new URL('../set-up/longest-turn.js', import.meta.url).href;
/** Of the processor, in one turn of the loop, whatever comes in: longer than that and everybody else waits. */
const mostMs = 50;
const drawn = 3;

/** Each once made a parser, a pattern or a search slow. */
const known: readonly ((most: number) => string)[] = [
  (most) => `Aa${'A'.repeat(most - 3)}_`,
  (most) => 'x'.repeat(most),
  (most) => 'a\n'.repeat(most / 2),
  (most) => '- '.repeat(most / 2),
  (most) => '['.repeat(most),
  (most) => '**_'.repeat(most / 3),
  (most) => '\r\n='.repeat(most / 3),
  (most) => '&a *a '.repeat(most / 6),
  (most) => 'disk full '.repeat(most / 10),
  (most) => 'ﷺ:'.repeat(most / 2),
  (most) => '한 '.repeat(most / 2),
];

it('no text at any door of the running program holds up its loop for 50 ms', {
  timeout: 1_200_000,
}, async () => {
  const setting = await startEverything();
  const { coach } = setting;
  const turns = turnsOf(coach);
  const doors = processDoors(setting);
  for (const door of doors) await door.send('disk full');
  await turns();

  const table: { door: string; worst: number; by: string }[] = [];
  for (const door of doors) table.push({ door: door.name, ...(await worstOf(door, turns)) });

  console.table(table);
  expect(table.filter(({ worst }) => worst > mostMs)).toEqual([]);
  expect(await coach.stop()).toBe(0);
});

async function startEverything(): Promise<Setting> {
  const slack = await startSlackHttp();
  onTestFinished(() => slack.stop());
  const admin = addMember(slack.server, 'admin');
  addChannel(slack.server, 'incidents', [admin]);
  const folder = await folderWith({});
  const pages = join(folder, 'pages');
  await mkdir(pages);
  const coach = await startProgram([process.execPath, '--import', gauge, bin, 'start'], folder, {
    SLACK_BOT_TOKEN: 'xoxb-test',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: `${slack.address}/api/`,
    DATA_DIR: folder,
    GUIDES_PATH: pages,
    PLAYGROUND: 'on',
    READER: 'all',
  });
  return { coach, pages, admin, back: slack.address };
}

/** The longest turn since it was last asked for. */
function turnsOf(coach: Program): () => Promise<number> {
  let asked = 0;
  return async () => {
    const told = new RegExp(`longest turn ${++asked}: ([\\d.]+) ms`);
    coach.signal('SIGUSR2');
    await until(async () => told.test(coach.logged()));
    return Number(coach.logged().match(told)?.[1]);
  };
}

async function worstOf(
  door: ProcessDoor,
  turns: () => Promise<number>,
): Promise<{ worst: number; by: string }> {
  let worst = { worst: 0, by: '' };
  for (const text of textsFor(door)) {
    const ms = await leastMs(door, text, turns);
    if (ms > worst.worst) worst = { worst: ms, by: JSON.stringify(text).slice(0, 40) };
  }
  return worst;
}

function textsFor({ name, most }: ProcessDoor): readonly string[] {
  const chance = quickChance(`process ${name}`);
  const strange = Array.from({ length: drawn }, () => {
    const piece = pick(pieces, chance) + pick(pieces, chance);
    return piece.repeat(Math.floor(most / Math.max(1, piece.length)));
  });
  return [...known.map((make) => make(most)), ...strange].map((text) => text.slice(0, most));
}

/** Of some tries: what is slow for a collection of garbage is not slow each time. */
async function leastMs(door: ProcessDoor, text: string, turns: () => Promise<number>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 3 || (tries < 8 && least > mostMs); tries++) {
    await door.send(text);
    least = Math.min(least, await turns());
    if (least < mostMs / 2) break;
  }
  return least;
}
