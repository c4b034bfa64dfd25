import type { Card } from '../../src/card/card.ts';
import type { ConversationId, Epoch, MemberId, MessageId, Place, TeamId, ThreadId } from '../../src/ids.ts';

/** A message of the playground, kept in memory for as long as the process runs. */
export interface Spoken {
  readonly id: MessageId;
  readonly at: Epoch;
  readonly place: Place;
  readonly from: 'person' | 'bot' | 'us';
  readonly member: MemberId | undefined;
  readonly text: string;
  readonly card: Card | undefined;
  readonly mark: string | undefined;
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
    { id: memberOf('member-1'), name: 'Member 1 (admin)', isAdmin: true },
    { id: memberOf('member-2'), name: 'Member 2', isAdmin: false },
    { id: memberOf('member-3'), name: 'Member 3', isAdmin: false },
  ];

export const channels: readonly { readonly id: ConversationId; readonly name: string }[] = [
  { id: conversationOf('sre-daily'), name: 'sre-daily' },
  { id: conversationOf('inc-example'), name: 'inc-example' },
];

export function directOf(member: MemberId): ConversationId {
  return `${member}/direct` as ConversationId;
}

export function isDirect(conversation: ConversationId): boolean {
  return conversation.endsWith('/direct');
}

/** At most so many messages a conversation: the oldest are forgotten. */
const most = 500;

export interface Room {
  add(spoken: Omit<Spoken, 'id'>): Spoken;
  replace(id: MessageId, card: Card): boolean;
  remove(id: MessageId): boolean;
  find(id: MessageId): Spoken | undefined;
  /** Oldest first, of all conversations. */
  all(): readonly Spoken[];
  /** Called after every change. */
  subscribe(listener: () => void): () => void;
  /** Resolves when nobody is to listen any more. */
  readonly closed: Promise<void>;
  close(): void;
}

export function createRoom(): Room {
  const spoken = new Map<MessageId, Spoken>();
  const listeners = new Set<() => void>();
  let last = 0;
  let close = (): void => undefined;
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    add(words) {
      const id = `web:m${++last}` as MessageId; // minted here
      const message = { ...words, id };
      spoken.set(id, message);
      const [oldest] = spoken.keys();
      if (spoken.size > most && oldest) spoken.delete(oldest);
      changed();
      return message;
    },
    replace(id, card) {
      const before = spoken.get(id);
      if (!before) return false;
      spoken.set(id, { ...before, card, text: '' });
      changed();
      return true;
    },
    remove(id) {
      const isGone = spoken.delete(id);
      if (isGone) changed();
      return isGone;
    },
    find: (id) => spoken.get(id),
    all: () => [...spoken.values()],
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    closed,
    close: () => close(),
  };
}
