import { object } from './blocks.ts';
import { payload } from './recorded.ts';
import type { SlackServer } from './server.ts';
import type { SlackMessage } from './state.ts';

/** What Slack pushes of a message. A bot's names no user, as a workflow's does not. */
export function eventOf(
  server: SlackServer,
  name: 'message' | 'message-direct' | 'mention',
  message: SlackMessage,
): Record<string, unknown> {
  const recorded = payload(name);
  const channel = server.channels.get(message.channel);
  const type = channel?.isDirect ? 'im' : channel?.isGroup ? 'mpim' : 'channel';
  const by = message.by.startsWith('B')
    ? { user: undefined, bot_id: message.by, subtype: 'bot_message' }
    : { user: message.by };
  return {
    ...recorded,
    event_id: server.id('Ev'),
    event: {
      ...object(recorded.event),
      text: message.shown.text,
      blocks: [],
      ...by,
      channel: message.channel,
      ...(name !== 'mention' && { channel_type: type }),
      ts: message.ts,
      event_ts: message.ts,
      thread_ts: message.thread,
    },
  };
}
