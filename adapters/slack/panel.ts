import { z } from 'zod';
import type { Option } from '../../src/card/card.ts';
import type { Log } from '../../src/log.ts';
import type { Bot } from '../../src/platform.ts';
import { cut } from '../shared/cut.ts';
import type { Api } from './api.ts';
import type { Conversations } from './conversations.ts';
import { toEpoch, toEvent, toMember, toPlace } from './ids.ts';
import type { Route, Us } from './inbound.ts';
import { panelPrompts } from './manifest.ts';
import { refusal } from './outcome.ts';

const Opened = z.object({
  event_id: z.string(),
  event: z.object({
    type: z.enum(['assistant_thread_started', 'assistant_thread_context_changed']),
    event_ts: z.string(),
    assistant_thread: z.object({
      user_id: z.string(),
      channel_id: z.string(),
      thread_ts: z.string(),
      context: z.object({ channel_id: z.string().nullish() }).nullish(),
    }),
  }),
});

/** Slack's panel for agents: a thread of the direct message, next to the channel that one looks at. */
export interface Panel {
  /** Suggests what to ask, by the channel that is looked at. false: the event is another one. */
  opened(body: unknown): Promise<boolean>;
  /** Shows that an answer is under way. Slack takes it back with the answer. */
  works(route: Route): void;
}

interface Dependencies {
  readonly api: Api;
  readonly conversations: Conversations;
  readonly bot: Bot;
  readonly us: Us;
  readonly log: Log;
}

const mostPrompts = 4;
const mostSuggested = 2;
const longestTitle = 60;

/** https://docs.slack.dev/ai/developing-agents */
export function createPanel({ api, conversations, bot, us, log }: Dependencies): Panel {
  const { threads } = api.client.assistant;
  const quietly = (error: unknown): void =>
    log.info({ refusal: refusal(error) }, 'the panel could not be changed');

  /** Sections that the words of the channel's name would find. */
  async function suggested(opened: z.infer<typeof Opened>): Promise<readonly Option[]> {
    const { user_id: user, channel_id, thread_ts, context } = opened.event.assistant_thread;
    const { name } = context?.channel_id
      ? await conversations.surroundings(context.channel_id)
      : { name: '' };
    if (!name) return [];
    const reply = await bot.answer({
      kind: 'suggest',
      name: 'guide',
      text: name.replace(/[-_]+/g, ' '),
      id: toEvent(opened.event_id),
      at: toEpoch(opened.event.event_ts), // the thread may be old
      place: toPlace(us.team, channel_id, thread_ts),
      member: toMember(us.team, user),
      isDirect: true,
    });
    return reply.kind === 'suggestions' ? reply.options.slice(0, mostSuggested) : [];
  }

  return {
    async opened(body) {
      const opened = Opened.safeParse(body).data;
      if (!opened) return false;
      const { channel_id, thread_ts } = opened.event.assistant_thread;
      const ofChannel = (await suggested(opened)).map(({ label, value }) => ({
        title: cut(label, longestTitle),
        message: value,
      }));
      const [first, ...others] = panelPrompts;
      const prompts = [first, ...ofChannel, ...others].slice(0, mostPrompts);
      await threads.setSuggestedPrompts({ channel_id, thread_ts, prompts }).catch(quietly);
      return true;
    },
    works({ channel, thread }) {
      if (thread === undefined) return;
      threads
        .setStatus({ channel_id: channel, thread_ts: thread, status: 'is looking it up…' })
        .catch(quietly);
    },
  };
}
