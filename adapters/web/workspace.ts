import type { Card } from '../../src/card/card.ts';
import type {
  ConversationId,
  Epoch,
  MemberId,
  MessageId,
  Place,
  PostId,
  TeamId,
  ThreadId,
} from '../../src/ids.ts';

/** A message of the playground, kept in memory for as long as the process runs. */
export interface Spoken {
  readonly id: MessageId;
  readonly at: Epoch;
  readonly place: Place;
  readonly from: 'person' | 'bot' | 'us';
  readonly member: MemberId | undefined;
  readonly text: string;
  readonly card: Card | undefined;
  readonly mark: PostId | undefined;
  /** Only this member sees it. */
  readonly onlyFor: MemberId | undefined;
}

// The casts below mint the web's ids: nobody else makes them.
export const team = 'web:playground' as TeamId;
export const conversationOf = (name: string): ConversationId => `web:${name}` as ConversationId;
export const memberOf = (name: string): MemberId => `web:${name}` as MemberId;
export const threadOf = (conversation: ConversationId, id: string): ThreadId =>
  `${conversation}/${id}` as ThreadId;

/** Who takes part; the first may manage the channels. */
export const members: readonly { readonly id: MemberId; readonly name: string; readonly isAdmin: boolean }[] =
  [
    { id: memberOf('member-1'), name: 'Team lead', isAdmin: true },
    { id: memberOf('member-2'), name: 'On-call engineer', isAdmin: false },
    { id: memberOf('member-3'), name: 'Developer', isAdmin: false },
  ];

export interface Channel {
  readonly id: ConversationId;
  readonly name: string;
}

export function directOf(member: MemberId): ConversationId {
  return `${member}/direct` as ConversationId;
}

export function isDirect(conversation: ConversationId): boolean {
  return conversation.endsWith('/direct');
}

/** The message under which a place hangs, where it is a thread. */
export function rootOf({ thread, conversation }: Place): string | undefined {
  return thread?.slice(conversation.length + 1);
}

export type Change =
  | { readonly kind: 'put'; readonly spoken: Spoken }
  | { readonly kind: 'gone'; readonly id: MessageId }
  /** Channels, the clock, or what is played. */
  | { readonly kind: 'scene' };

export interface Workspace {
  add(spoken: Omit<Spoken, 'id'>): Spoken;
  replace(id: MessageId, card: Card): boolean;
  remove(id: MessageId): boolean;
  find(id: MessageId): Spoken | undefined;
  /** Oldest first, of all conversations. */
  all(): readonly Spoken[];
  channels(): readonly Channel[];
  /** A channel of that name, or of that name and a number where there was one before. */
  open(name: string): Channel;
  /** Something other than the messages has changed. */
  stir(): void;
  subscribe(listener: (change: Change) => void): () => void;
  /** Resolves when nobody is to listen any more. */
  readonly closed: Promise<void>;
  close(): void;
}

/** At most so many messages a conversation: the oldest of it are forgotten. */
const mostMessages = 500;
/** The first two stay; of those that were opened the oldest go. */
const mostChannels = 22;

export function createWorkspace(): Workspace {
  const spoken = new Map<MessageId, Spoken>();
  const channels = ['sre-daily', 'incidents'].map((name) => ({ id: conversationOf(name), name }));
  const listeners = new Set<(change: Change) => void>();
  let last = 0;
  let close = (): void => undefined;
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  const tell = (change: Change): void => {
    for (const listener of listeners) listener(change);
  };
  const remove = (id: MessageId): boolean => {
    const isGone = spoken.delete(id);
    if (isGone) tell({ kind: 'gone', id });
    return isGone;
  };
  const inConversation = (id: ConversationId): readonly Spoken[] =>
    [...spoken.values()].filter(({ place }) => place.conversation === id);
  return {
    add(words) {
      const id = `web:m${++last}` as MessageId; // minted here
      const message = { ...words, id };
      spoken.set(id, message);
      tell({ kind: 'put', spoken: message });
      const all = inConversation(words.place.conversation);
      for (const old of all.slice(0, Math.max(0, all.length - mostMessages))) remove(old.id);
      return message;
    },
    replace(id, card) {
      const before = spoken.get(id);
      if (!before) return false;
      const after = { ...before, card, text: '' };
      spoken.set(id, after);
      tell({ kind: 'put', spoken: after });
      return true;
    },
    remove,
    find: (id) => spoken.get(id),
    all: () => [...spoken.values()],
    channels: () => channels,
    open(name) {
      const isTaken = channels.some((channel) => channel.name === name);
      const whole = isTaken ? `${name}-${++last}` : name;
      const channel = { id: conversationOf(whole), name: whole };
      channels.push(channel);
      if (channels.length > mostChannels)
        for (const gone of channels.splice(2, 1)) for (const { id } of inConversation(gone.id)) remove(id);
      tell({ kind: 'scene' });
      return channel;
    },
    stir: () => tell({ kind: 'scene' }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    closed,
    close: () => close(),
  };
}
