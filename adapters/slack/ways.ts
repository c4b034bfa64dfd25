import type { Card } from '../../src/card/card.ts';
import type { Log } from '../../src/log.ts';
import type { Api } from './api.ts';
import type { Conversations } from './conversations.ts';
import type { Draw } from './draw.ts';
import type { Route } from './inbound.ts';
import { createPlainer } from './plainer.ts';
import { inThread } from './send.ts';

/** false, or a rejection: this way is closed, try another. */
export type Way = (card: Card, route: Route) => Promise<boolean>;

interface Dependencies {
  readonly api: Api;
  readonly draw: Draw;
  readonly conversations: Conversations;
  readonly log: Log;
}

/** The ways to put a card into a conversation, one Slack call each. */
export interface Ways {
  readonly message: Way;
  readonly edit: Way;
  /** By response_url: works where the bot is no member. */
  readonly respond: Way;
  readonly respondInPublic: Way;
  readonly replace: Way;
  readonly ephemeral: Way;
  readonly direct: Way;
}

const quiet = { unfurl_links: false, unfurl_media: false } as const;

export function createWays({ api, draw, conversations, log }: Dependencies): Ways {
  const { chat } = api.answers;
  const plainer = createPlainer(log);
  const respond =
    (how: object): Way =>
    async (card, route) => {
      const { responseUrl, thread } = route;
      if (!responseUrl) return false;
      return api.respond(responseUrl, { ...how, ...(await draw.message(card, route)), ...inThread(thread) });
    };
  return {
    respond: respond({ response_type: 'ephemeral', replace_original: false }),
    respondInPublic: respond({ response_type: 'in_channel', replace_original: false }),
    replace: respond({ replace_original: true }),
    async message(card, route) {
      const { channel, thread } = route;
      await plainer(await draw.sent(card, route), (drawn) =>
        chat.postMessage({ channel, ...quiet, ...drawn, ...inThread(thread) }),
      );
      return true;
    },
    async edit(card, route) {
      const { channel, message } = route;
      if (!message) return false;
      await plainer(await draw.sent(card, route), (drawn) => chat.update({ channel, ts: message, ...drawn }));
      return true;
    },
    async ephemeral(card, route) {
      const { channel, user, thread } = route;
      await plainer(await draw.sent(card, route), (drawn) =>
        chat.postEphemeral({ channel, user, ...drawn, ...inThread(thread) }),
      );
      return true;
    },
    async direct(card, { user }) {
      const channel = await conversations.openDirect(user);
      await plainer(await draw.sent(card, { channel, thread: undefined }), (drawn) =>
        chat.postMessage({ channel, ...quiet, ...drawn }),
      );
      return true;
    },
  };
}
