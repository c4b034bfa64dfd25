import type { Platform } from '../../src/platform.ts';
import { readUpload } from '../shared/upload.ts';
import type { Fetch } from './api.ts';

const withinMs = 5000;
const slackHosts = ['files.slack.com', 'files.slack-gov.com'];

/** The bot's token goes to Slack's own hosts alone. Without `files:read` Slack answers with its page to sign in. */
export function createUploads(botToken: string, fetch: Fetch): Pick<Platform, 'readUpload'> {
  return {
    readUpload: (_place, upload, mostBytes) =>
      readUpload(upload, {
        mostBytes,
        remedy: 'Try again; an admin can check whether this app has the scope files:read.',
        isTheirs: ({ protocol, hostname }) => protocol === 'https:' && slackHosts.includes(hostname),
        async get(url) {
          const answer = await fetch(url, {
            headers: { authorization: `Bearer ${botToken}` },
            redirect: 'manual',
            signal: AbortSignal.timeout(withinMs),
          });
          return answer.status === 200 ? answer.arrayBuffer() : undefined;
        },
      }),
  };
}
