import { z } from 'zod';
import type { Log } from '../../src/log.ts';
import type { Hurdle, MayPost, Platform } from '../../src/platform.ts';
import { hurdle } from '../shared/hurdle.ts';
import type { Api } from './api.ts';
import { channelOf } from './ids.ts';
import { refusal } from './outcome.ts';

const Answer = z.object({
  channel: z.object({
    is_im: z.boolean().nullish(),
    is_mpim: z.boolean().nullish(),
    is_private: z.boolean().nullish(),
    is_member: z.boolean().nullish(),
    is_archived: z.boolean().nullish(),
    is_frozen: z.boolean().nullish(),
  }),
  /** The SDK takes them from a header. */
  response_metadata: z.object({ scopes: z.array(z.string()).nullish() }).nullish(),
});
type Answer = z.infer<typeof Answer>;

/** A form is acknowledged within three seconds, and saved after this. */
const askMs = 1000;

/** Asked of Slack each time: a memory would say what was true before somebody followed the remedy. */
export function createMayPost({ api, log }: { readonly api: Api; readonly log: Log }): {
  mayPost: Platform['mayPost'];
  join: Platform['join'];
} {
  return {
    async mayPost(place) {
      const channel = channelOf(place);
      try {
        const { conversations } = api.until(AbortSignal.timeout(askMs));
        return judge(Answer.parse(await conversations.info({ channel })));
      } catch (error) {
        // What a private channel says to who is no member.
        if (refusal(error) === 'channel_not_found') return channel.startsWith('D') ? between : outside;
        log.info({ err: error, refusal: refusal(error) }, 'it is unclear whether a post would be accepted');
        return { kind: 'cannot tell' };
      }
    },
    async join(place) {
      try {
        await api.client.conversations.join({ channel: channelOf(place) });
        return true;
      } catch (error) {
        log.warn({ err: error, refusal: refusal(error) }, 'a channel could not be joined');
        return false;
      }
    },
  };
}

function judge({ channel, response_metadata }: Answer): MayPost {
  const scopes = response_metadata?.scopes ?? [];
  if (channel.is_archived) return archived;
  if (channel.is_frozen) return frozen;
  if (channel.is_im || channel.is_mpim || channel.is_member) return { kind: 'can' };
  if (channel.is_member === undefined || channel.is_member === null) return { kind: 'cannot tell' };
  if (channel.is_private) return outside;
  if (scopes.includes('chat:write.public')) return { kind: 'can' };
  return scopes.includes('channels:join') ? beside : outside;
}

export const wayIn = '/invite @Coach';

const outside = hurdle('I am not a member', `Write ${wayIn} there`);
const beside: Hurdle = { ...outside, joinable: true };
const archived = hurdle('It is archived', 'Unarchive it', 'gone');
const frozen = hurdle(
  'Its connection to another company has ended, so nobody can write there',
  'Connect it again',
  'gone',
);
const between = hurdle('It is a conversation between others, which I cannot join', 'Start them in a channel');
