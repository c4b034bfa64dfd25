import { createHmac } from 'node:crypto';

/** The headers by which Slack signs a request. https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function signed(body: string, secret: string, atMs: number): Readonly<Record<string, string>> {
  const time = String(Math.floor(atMs / 1000));
  const signature = createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': time, 'x-slack-signature': `v0=${signature}` };
}
