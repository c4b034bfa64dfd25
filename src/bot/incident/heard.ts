import { LRUCache } from 'lru-cache';
import type { Epoch, Place } from '../../ids.ts';
import { incidentId } from '../../notes/incident.ts';
import type { Message, Platform, Unread } from '../../platform.ts';
import { tuning } from './tuning.ts';

/** What was said lately in the threads that are watched: in memory, of this process alone, for four hours, never stored. */
export interface Heard {
  /** A message that just arrived; one that was heard before has been edited. */
  add(place: Place, message: Message): void;
  /** What is in memory, oldest first. */
  known(place: Place): readonly Message[];
  /** The same, after what may be missing was read from the platform. */
  read(place: Place, now: Epoch): Promise<readonly Message[] | Unread>;
}

interface Thread {
  messages: readonly Message[];
  /** When something was heard or read here last. */
  usedAt: Epoch;
  /** When the platform was asked last. */
  readAt: Epoch | undefined;
}

const mostThreads = 500;
const { mostMessages, quietMs, freshMs } = tuning;

export function createHeard(platform: Pick<Platform, 'readThread'>): Heard {
  const threads = new LRUCache<string, Thread>({
    max: mostThreads,
    memoMethod: () => ({ messages: [], usedAt: 0, readAt: undefined }),
  });
  const open = (place: Place, now: Epoch): Thread => {
    for (const id of [...threads.rkeys()]) {
      if (now - (threads.peek(id)?.usedAt ?? 0) < quietMs) break;
      threads.delete(id);
    }
    const thread = threads.memo(incidentId(place));
    thread.usedAt = now;
    return thread;
  };

  return {
    add(place, message) {
      const thread = open(place, message.at);
      thread.messages = merge(thread.messages, [message]);
    },
    known: (place) => threads.peek(incidentId(place))?.messages ?? [],
    async read(place, now) {
      const thread = open(place, now);
      if (thread.readAt !== undefined && now - thread.readAt < freshMs) return thread.messages;
      const since = thread.readAt === undefined ? now - quietMs : thread.readAt - freshMs;
      const read = await platform.readThread(place, { atMost: mostMessages, since });
      if (typeof read === 'string') return thread.readAt === undefined ? read : thread.messages;
      thread.readAt = now;
      thread.messages = merge(thread.messages, read);
      return thread.messages;
    },
  };
}

/** The later of two with one id stands; one that says the same is the same, so that what was read of it is known. */
function merge(before: readonly Message[], added: readonly Message[]): readonly Message[] {
  const byId = new Map(before.map((message) => [message.id, message]));
  for (const message of added) if (byId.get(message.id)?.text !== message.text) byId.set(message.id, message);
  const messages = [...byId.values()].sort((a, b) => a.at - b.at).slice(-mostMessages);
  const latest = messages.at(-1)?.at ?? 0;
  return messages.filter(({ at }) => latest - at < quietMs);
}
