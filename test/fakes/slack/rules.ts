import type { SlackChannel } from './state.ts';

// What Slack's reference says each method and each event needs, and how often each may be called: written from
// docs.slack.dev/reference/methods and docs.slack.dev/apis/web-api/rate-limits, and shared with no adapter.

type Kind = 'channels' | 'groups' | 'im' | 'mpim';

export function kindOf(channel: Pick<SlackChannel, 'isDirect' | 'isPrivate' | 'isGroup'>): Kind {
  if (channel.isDirect) return 'im';
  if (channel.isGroup) return 'mpim';
  return channel.isPrivate ? 'groups' : 'channels';
}

interface Rule {
  /** A scope, or what follows the colon of the one for the channel's kind. */
  readonly scope?: string;
  readonly perKind?: 'read' | 'history';
  /** Calls a minute. */
  readonly most: number;
}

const tier2 = 20;
const tier3 = 50;
const tier4 = 100;
const special = 600;

const methods: Readonly<Record<string, Rule>> = {
  'auth.test': { most: special },
  'oauth.v2.access': { most: special },
  'apps.connections.open': { most: special },
  'users.info': { scope: 'users:read', most: tier4 },
  'users.conversations': { scope: 'channels:read', most: tier3 },
  'users.list': { scope: 'users:read', most: tier2 },
  'usergroups.list': { scope: 'usergroups:read', most: tier2 },
  'conversations.info': { perKind: 'read', most: tier3 },
  'conversations.members': { perKind: 'read', most: tier4 },
  'conversations.open': { scope: 'im:write', most: tier3 },
  'conversations.join': { scope: 'channels:join', most: tier3 },
  'conversations.history': { perKind: 'history', most: tier3 },
  'conversations.replies': { perKind: 'history', most: tier3 },
  'chat.postMessage': { scope: 'chat:write', most: special },
  'chat.postEphemeral': { scope: 'chat:write', most: tier4 },
  'chat.update': { scope: 'chat:write', most: tier3 },
  'chat.delete': { scope: 'chat:write', most: tier3 },
  'chat.getPermalink': { most: special },
  'assistant.threads.setSuggestedPrompts': { scope: 'assistant:write', most: tier4 },
  'assistant.threads.setStatus': { scope: 'assistant:write', most: special },
  'bookmarks.add': { scope: 'bookmarks:write', most: tier2 },
  'bookmarks.remove': { scope: 'bookmarks:write', most: tier2 },
  'views.open': { most: tier4 },
  'views.push': { most: tier4 },
  'views.update': { most: tier4 },
  'views.publish': { most: tier4 },
  'files.getUploadURLExternal': { scope: 'files:write', most: tier4 },
  'files.completeUploadExternal': { scope: 'files:write', most: tier4 },
};

/** undefined: it needs none. */
export function neededScope(method: string, channel: SlackChannel | undefined): string | undefined {
  const rule = methods[method];
  if (!rule?.perKind) return rule?.scope;
  return channel && `${kindOf(channel)}:${rule.perKind}`;
}

/** Messages reach an app where it is a member; a mention has a scope of its own. */
export function eventScope(event: 'message' | 'mention', channel: SlackChannel): string {
  return event === 'mention' ? 'app_mentions:read' : `${kindOf(channel)}:history`;
}

const burst = 5;

/** Seconds to wait; undefined: let through. A channel takes a message a second, and a short burst. */
export function createRates(clock: () => number): (method: string, channel: string) => number | undefined {
  const calls = new Map<string, number[]>();

  function tooMany(key: string, most: number, spanMs: number): number | undefined {
    const now = clock();
    const recent = (calls.get(key) ?? []).filter((at) => at > now - spanMs);
    if (recent.length < most) {
      calls.set(key, [...recent, now]);
      return undefined;
    }
    return Math.max(1, Math.ceil(((recent[0] ?? now) + spanMs - now) / 1000));
  }

  return (method, channel) => {
    const rule = methods[method];
    if (!rule) return undefined;
    const inChannel =
      method === 'chat.postMessage' ? tooMany(`to ${channel}`, burst, burst * 1000) : undefined;
    return inChannel ?? tooMany(method, rule.most, 60_000);
  };
}
