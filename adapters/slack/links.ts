import type { MessageId, Place } from '../../src/ids.ts';
import type { Log } from '../../src/log.ts';
import type { Platform } from '../../src/platform.ts';
import type { Api } from './api.ts';
import { channelOf, stampOf } from './ids.ts';

export function createLinks({
  api,
  log,
}: {
  api: Api;
  log: Log;
}): Pick<Platform, 'link' | 'discuss' | 'mayDiscuss'> {
  async function link(place: Place, message: MessageId): Promise<string | undefined> {
    try {
      const found = await api.client.chat.getPermalink({
        channel: channelOf(place),
        message_ts: stampOf(message),
      });
      return found.permalink;
    } catch (error) {
      log.info({ err: error }, 'a message has no link');
      return undefined;
    }
  }

  return {
    link,
    /** Every message can carry a thread: the same link, opened on it. */
    mayDiscuss: async () => undefined,
    async discuss(place, message) {
      const found = await link(place, message);
      if (!found) return undefined;
      const url = new URL(found);
      url.searchParams.set('thread_ts', stampOf(message));
      url.searchParams.set('cid', channelOf(place));
      return url.href;
    },
  };
}
