import type { MessageId, Place } from '../../src/ids.ts';
import type { Log } from '../../src/log.ts';
import type { Bookmarks, Platform } from '../../src/platform.ts';
import { isBusy } from '../shared/refused.ts';
import type { Api } from './api.ts';
import { channelOf } from './ids.ts';
import { isDirectChannel } from './inbound.ts';
import { wayIn } from './may-post.ts';
import { refusal, toSent } from './outcome.ts';

interface Dependencies {
  readonly api: Api;
  readonly link: Platform['link'];
  /** Known from the start on. */
  readonly mayBookmark: () => boolean;
  readonly log: Log;
}

/** Slack tells a channel of each pin, and of no bookmark. https://docs.slack.dev/reference/methods/bookmarks.add */
export function createBookmarks({ api, link, mayBookmark, log }: Dependencies): Pick<Platform, 'bookmarks'> {
  const { bookmarks } = api.client;

  async function add(place: Place, message: MessageId, title: string): ReturnType<Bookmarks['add']> {
    const found = await link(place, message);
    if (found === undefined) return { problem: 'Slack gives no link to the message' };
    try {
      const added = await bookmarks.add({ channel_id: channelOf(place), title, type: 'link', link: found });
      return { bookmark: added.bookmark?.id ?? '' };
    } catch (error) {
      log.info({ err: error, refusal: refusal(error) }, 'a bookmark could not be set');
      return { problem: problemOf(error) };
    }
  }

  return {
    bookmarks(place) {
      if (!mayBookmark() || isDirectChannel(channelOf(place))) return undefined;
      return {
        add: (message, title) => add(place, message, title),
        async remove(bookmark) {
          await bookmarks
            .remove({ channel_id: channelOf(place), bookmark_id: bookmark })
            .catch((error: unknown) =>
              log.info({ refusal: refusal(error) }, 'a bookmark could not be removed'),
            );
        },
      };
    },
  };
}

function problemOf(error: unknown): string {
  const word = refusal(error);
  if (word === 'not_in_channel' || word === 'channel_not_found')
    return `I am not in this channel, so write ${wayIn} first`;
  if (word === 'too_many_bookmarks' || word === 'too_many_tabs')
    return 'this channel has as many bookmarks as Slack allows';
  if (isBusy(toSent(error))) return 'Slack is busy, so try again in a minute';
  return 'Slack does not let me do that here';
}
