import { secret } from './ask.ts';
import { type Served, serve } from './processes.ts';

/** The bot as it is started, on Slack over HTTP; `store`: `DATA_DIR` or `REDIS_URL`. */
export function startBot(platform: Served, store: Readonly<Record<string, string>>): Promise<Served> {
  return serve(
    () => ['bin/coach.js', 'start'],
    (port) => ({
      ...store,
      PORT: String(port),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'error',
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_SIGNING_SECRET: secret,
      SLACK_API_URL: `http://127.0.0.1:${platform.port}/api/`,
    }),
  );
}
