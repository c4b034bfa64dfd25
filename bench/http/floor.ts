// An empty command on Bolt's own receiver: the least that a bot on Bolt can do.
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';

const [port, signingSecret = ''] = process.argv.slice(2);
const app = new App({
  token: 'xoxb-bench',
  receiver: new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR }),
  botId: 'B0',
  botUserId: 'U0',
  tokenVerificationEnabled: false,
  logLevel: LogLevel.ERROR,
});
app.command('/guide', async ({ ack }) => ack());
await app.start(Number(port));
