import { createHmac } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { Agent, request } from 'undici';
import type { Served } from './processes.ts';

export const secret = 'a-signing-secret-for-the-bench';
const atOnce = 16;
const agent = new Agent({ connections: atOnce });

export interface Turn {
  readonly perSecond: number;
  readonly p99Ms: number;
  /** Of the server, for each request. */
  readonly cpuMs: number;
}

let number = 0;

/** So many commands, sixteen at a time; `words` are asked for with each. */
export async function turn(of: {
  readonly server: Served;
  readonly platform: Served;
  readonly requests: number;
  readonly words: (index: number) => string;
}): Promise<Turn> {
  const { server, platform, requests, words } = of;
  const times: number[] = [];
  const [start, before] = [performance.now(), server.cpuMs()];
  let left = requests;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left-- > 0) {
        const began = performance.now();
        await ask(server.port, platform.port, words(++number));
        times.push(performance.now() - began);
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  const p99Ms = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0;
  return { perSecond: requests / seconds, p99Ms, cpuMs: (server.cpuMs() - before) / requests };
}

async function ask(port: number, platform: number, text: string): Promise<void> {
  const body = new URLSearchParams({
    command: '/guide',
    text,
    team_id: 'T1',
    channel_id: 'C1',
    channel_name: 'sre',
    user_id: 'U1',
    trigger_id: `1.${process.pid}.${number}`,
    response_url: `http://127.0.0.1:${platform}/commands/1/2`,
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
