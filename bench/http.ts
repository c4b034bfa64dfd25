// `/guide` over signed HTTP, beside an empty command on Bolt's own receiver, in turns, in one run.
//   npm run build && node dist/bench/http.js [requests a turn] [turns]
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { Agent, request } from 'undici';
import { createSlack } from '../adapters/slack/slack.ts';
import { bundledGuides } from '../src/app/content.ts';
import { findCard } from '../src/bot/find/guide.ts';
import type { World } from '../src/bot/world.ts';
import { loadLibrary } from '../src/library/load.ts';
import type { Bot } from '../src/platform.ts';
import { createSearch } from '../src/search/search.ts';

const [perTurn = 500, turns = 5] = process.argv.slice(2).map(Number);
const secret = 'a-signing-secret-for-the-bench';
const agent = new Agent({ connections: 16 });
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const json = (value: unknown): Response =>
  new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } });

/** Every Web API call answers at once: what is measured is ours. */
const slackApi = async (): Promise<Response> =>
  json({ ok: true, url: 'https://a.slack.com/', team_id: 'T1', user_id: 'U0', bot_id: 'B0', user: 'coach' });

async function coach(): Promise<number> {
  const { library } = await loadLibrary({ folders: [bundledGuides()] });
  const search = await createSearch(library);
  const world = {
    library: () => library,
    search: () => search,
    publicUrl: undefined,
    clock: Date.now,
  } as unknown as World; // finding needs no more
  const bot: Bot = {
    acknowledgement: () => 'asker',
    answer: async (incoming) => ({
      kind: 'card',
      to: 'asker',
      card: findCard(world, incoming.kind === 'command' ? incoming.text : '', {
        audience: 'private',
        place: incoming.place,
      }),
    }),
  };
  const slack = createSlack({
    botToken: 'xoxb-bench',
    appToken: undefined,
    signingSecret: secret,
    commandPrefix: '',
    admins: [],
    publicUrl: undefined,
    log: quiet,
    clock: Date.now,
    fetch: slackApi,
  });
  await slack.start(bot);
  const server = createServer((incoming, response) => slack.handler?.(incoming, response));
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  ); // it listens on a port
}

async function emptyBolt(): Promise<number> {
  const receiver = new HTTPReceiver({ signingSecret: secret, logLevel: LogLevel.ERROR });
  const app = new App({
    token: 'xoxb-bench',
    receiver,
    botId: 'B0',
    botUserId: 'U0',
    tokenVerificationEnabled: false,
    logLevel: LogLevel.ERROR,
  });
  app.command('/guide', async ({ ack }) => ack());
  const server = await app.start(0);
  return (server as unknown as { address(): AddressInfo }).address().port; // Node's own server
}

let number = 0;
async function ask(port: number): Promise<void> {
  const body = new URLSearchParams({
    command: '/guide',
    text: 'pods in CrashLoopBackOff after the deploy',
    team_id: 'T1',
    channel_id: 'C1',
    channel_name: 'sre',
    user_id: 'U1',
    trigger_id: `1.${++number}`,
    response_url: 'https://hooks.slack.com/commands/1/2',
    api_app_id: 'A1',
  }).toString();
  const time = String(Math.floor(Date.now() / 1000));
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex')}`;
  const { statusCode, body: answer } = await request(`http://127.0.0.1:${port}/slack/events`, {
    method: 'POST',
    body,
    dispatcher: agent,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': time,
      'x-slack-signature': signature,
    },
  });
  await answer.dump();
  if (statusCode !== 200) throw new Error(`answered ${statusCode}`);
}

/** Requests a second, sixteen at a time. */
async function turn(port: number): Promise<number> {
  const start = performance.now();
  let left = perTurn;
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      while (left-- > 0) await ask(port);
    }),
  );
  return perTurn / ((performance.now() - start) / 1000);
}

const ports = { coach: await coach(), empty: await emptyBolt() };
await turn(ports.coach);
await turn(ports.empty);
const ratios: number[] = [];
for (let i = 0; i < turns; i++) {
  const ours = await turn(ports.coach);
  const theirs = await turn(ports.empty);
  ratios.push(ours / theirs);
  console.log(
    `/guide ${ours.toFixed(0)} a second, an empty Bolt command ${theirs.toFixed(0)} a second, ratio ${(ours / theirs).toFixed(2)}`,
  );
}
const sorted = ratios.toSorted((a, b) => a - b);
console.log(
  `median ratio ${sorted[Math.floor(sorted.length / 2)]?.toFixed(2)} (both with the client in the same process)`,
);
process.exit(0);
