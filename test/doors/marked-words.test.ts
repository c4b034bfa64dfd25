import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { forms } from '../../src/bot/features.ts';
import type { ConversationId } from '../../src/ids.ts';
import { createLog } from '../../src/log.ts';
import { openRedis } from '../../src/stores/redis/open.ts';
import { openEmbedded } from '../../src/stores/sqlite/open.ts';
import { actValues } from '../builders/act-values.ts';
import { type BotChat, openBotChat } from '../builders/bot-chat.ts';
import { type Program, startProgram } from '../builders/coach.ts';
import { drillLibrary } from '../builders/drill-library.ts';
import { folderWith } from '../builders/folder.ts';
import { ask, rawKeys, startRedis, until } from '../fakes/redis.ts';
import { deliverSigned, signingSecret, startSlackHttp } from '../fakes/slack/http-server.ts';
import { addChannel, addMember } from '../fakes/slack/recorded.ts';
import { everyDoor, laterElsewhere, marks, watched } from './marked-words.ts';

const bin = fileURLToPath(new URL('../../bin/coach.js', import.meta.url));
/** "Ask for this guide" says that it sends the words on. */
const keptByWish = 'want';
/** Of Slack: nothing, the blocks, the place, the lot. */
const refusals = [undefined, 'invalid_blocks', 'channel_not_found', 'fatal_error'] as const;

it('of what was typed while the platform refused it nothing is in the log, the store or the memory', async () => {
  const slack = await startSlackHttp();
  onTestFinished(() => slack.stop());
  const admin = addMember(slack.server, 'admin');
  addChannel(slack.server, 'incidents', [admin]);
  const folder = await folderWith({});
  await watch(folder, admin);
  const coach = await startProgram(
    [process.execPath, '--heapsnapshot-signal=SIGUSR2', bin, 'start'],
    folder,
    {
      SLACK_BOT_TOKEN: 'xoxb-test',
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: `${slack.address}/api/`,
      LOG_LEVEL: 'trace',
      DATA_DIR: folder,
    },
  );
  let sent = 0;
  const deliver = async (bodies: readonly Readonly<Record<string, unknown>>[]): Promise<void> => {
    for (const body of bodies) {
      await deliverSigned(coach.address, body);
      sent++;
      await until(async () => (await answered(coach)) === sent);
    }
  };

  for (const error of refusals) {
    slack.server.refuses((method) => (error && !/^(auth|users)\./.test(method) ? { error } : undefined));
    await deliver(everyDoor({ admin, back: slack.address, at: Date.now() / 1000 }));
  }
  const told = JSON.stringify(slack.server.calls);
  await deliver([laterElsewhere({ admin, at: Date.now() / 1000 })]);

  expect(told).toMatch(/Because of /);
  expect(coach.logged().match(marks)).toBeNull();
  expect(bytesOf(folder)).toContain(watched);
  expect(bytesOf(folder).match(marks)).toBeNull();
  expect([...new Set((await heapOf(coach, folder)).match(marks))]).toEqual([]);
  await coach.stop();
});

it('of what was typed while calls of the store failed nothing is in the log or the store', async () => {
  const server = await startRedis();
  onTestFinished(() => server.stop());
  const redis = await openRedis({ url: server.url });
  const lines: string[] = [];
  const log = createLog('trace', { write: (line) => void lines.push(line) });
  const failing: { call: string } = { call: '' };
  const store = new Proxy(redis, {
    get: (target, name) =>
      name === failing.call ? () => redisCall(server.url, 'zqargumentone') : Reflect.get(target, name),
  });
  const chat = await openBotChat({ library: drillLibrary(), at: '2026-11-23T08:00:00Z', store, log });
  await chat.says('/coach', { as: 'admin' });
  await chat.presses('Start', { as: 'admin' });
  const here = 'fake:T1/inc-1';
  await redis.note('conversation', here, { watch: 'live', watchedBy: 'fake:T1/admin' });

  for (const call of ['claimEvent', 'read', 'note', 'schedule', 'post', 'answers', 'attempts', 'now']) {
    failing.call = call;
    await typesEverywhere(chat);
  }

  const saved = await rawKeys([server], '');
  const file = readdirSync(server.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
  expect(lines.length).toBeGreaterThan(30);
  expect(lines.join('').match(marks)).toBeNull();
  expect(file.join('')).toContain('inc-1');
  expect([saved.toString('latin1'), ...file].join('').match(marks)).toBeNull();
});

/** Rejects as Redis does, with the arguments of the command in the message and next to it. */
function redisCall(url: string, argument: string): Promise<unknown> {
  return ask({ url }, (client) => client.call('nosuch', argument));
}

async function typesEverywhere(chat: BotChat): Promise<void> {
  const words = 'zqtypedone zqtypedtwo';
  await chat.says(`/guide ${words}`);
  await chat.says(`/coach ${words}`);
  await chat.says(words, { in: 'direct' });
  await chat.mentions(words);
  await chat.finds(words);
  await chat.overhears(`[FIRING:1] ZqAlertHostDown ${words}`, 'bot');
  await chat.overhears(`checkout is down, users get 503, ${words}`);
  for (const [verb, values] of Object.entries(actValues(chat.world.library())))
    for (const at of values.keys())
      if (verb !== keptByWish) await chat.forges([verb, ...values.with(at, words)]);
  for (const verb of forms.keys())
    await chat.forgesForm([verb], { time: [words], zone: [words], confirm: [words], patterns: [words] });
}

async function watch(folder: string, admin: string): Promise<void> {
  const store = await openEmbedded({ folder });
  const note = { watch: 'live', watchedBy: `slack:T0000TEAM1/${admin}` };
  await store.note('conversation', `slack:T0000TEAM1/${watched}` as ConversationId, note);
  await store.close();
}

/** How many it has dealt with. */
async function answered({ address }: Program): Promise<number> {
  const metrics = await (await fetch(`${address}/metrics`)).text();
  return [...metrics.matchAll(/^coach_answer_seconds_count\{[^}]*\} (\d+)/gm)].reduce(
    (sum, [, count]) => sum + Number(count),
    0,
  );
}

function bytesOf(folder: string): string {
  return readdirSync(folder)
    .filter((name) => /^coach\.db(-wal|-shm)?$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n');
}

async function heapOf(coach: Program, folder: string): Promise<string> {
  coach.signal('SIGUSR2');
  let snapshot = '';
  await until(async () => {
    const name = readdirSync(folder).find((one) => one.endsWith('.heapsnapshot'));
    snapshot = name === undefined ? '' : readFileSync(join(folder, name), 'latin1');
    return snapshot.trimEnd().endsWith(']}');
  });
  return snapshot;
}
