import { createHmac } from 'node:crypto';
import { Agent, request } from 'undici';

export const secret = 'a-signing-secret-for-the-bench';

/** `/guide` with these words, signed as Slack does it. Tells whether a card came back with the acknowledgement. */
export type Ask = (port: number, text: string) => Promise<boolean>;

/** Of this process: Slack never sends the same trigger for another command, and what was claimed is not answered again. */
let number = 0;

/** `platform`: the port that answers where a command says that it wants to be answered. */
export function createAsk(platform: number, connections: number): Ask {
  const agent = new Agent({ connections });
  return async (port, text) => {
    number += 1;
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
    const { statusCode, body: answer } = await request(`http://127.0.0.1:${port}/slack/events`, {
      method: 'POST',
      body,
      dispatcher: agent,
      headers: signed(body),
    });
    const said = await answer.text();
    if (statusCode !== 200) throw new Error(`answered ${statusCode}`);
    return said.includes('"blocks"');
  };
}

function signed(body: string): Readonly<Record<string, string>> {
  const time = String(Math.floor(Date.now() / 1000));
  return {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': time,
    'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex')}`,
  };
}
