import { useRef, useState } from 'preact/hooks';
import type { View } from '../../play/wire.ts';

export interface Unread {
  /** By conversation, and by the root of a thread. */
  readonly counts: ReadonlyMap<string, number>;
  readonly add: (view: View) => void;
  readonly read: (id: string) => void;
}

/** What arrived where nobody looked. */
export function useUnread(
  place: Pick<View, 'conversation'> & { readonly thread: string | undefined },
): Unread {
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  const at = useRef(place);
  at.current = place;
  const add = (view: View): void => {
    const missed = [
      ...(view.conversation === at.current.conversation ? [] : [view.conversation]),
      ...(view.root === undefined || view.root === at.current.thread ? [] : [view.root]),
    ];
    if (missed.length === 0) return;
    setCounts((before) => {
      const after = new Map(before);
      for (const id of missed) after.set(id, (after.get(id) ?? 0) + 1);
      return after;
    });
  };
  const read = (id: string): void =>
    setCounts((before) => {
      const after = new Map(before);
      after.delete(id);
      return after;
    });
  return { counts, add, read };
}
