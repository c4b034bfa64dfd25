import { useEffect, useState } from 'preact/hooks';
import type { Look } from '../../play/wire.ts';
import { type Actions, createActions } from './actions.ts';
import { directOf, type Opened, type Place } from './place.ts';
import { type Session, useSession } from './session.ts';
import { type Tried, useTried } from './things-to-try.tsx';
import { type Unread, useUnread } from './unread.ts';

export interface Chat extends Actions {
  readonly as: string;
  readonly look: Look;
  readonly place: Place;
  readonly opened: Opened | undefined;
  readonly session: Session;
  readonly unread: Unread;
  readonly tried: Tried;
  be(as: string): void;
  lookLike(look: Look): void;
  show(place: Place): void;
  close(): void;
}

/** Who one is, where, and what one can do there. */
export function useChat(first: string): Chat {
  const [as, setAs] = useState(first);
  const [look, setLook] = useState<Look>('slack');
  const [place, setPlace] = useState<Place>({ conversation: 'web:sre-daily', thread: undefined });
  const [opened, open] = useState<Opened | undefined>(undefined);
  const tried = useTried();
  const unread = useUnread(place);
  const session = useSession(as, look, unread.add);
  const show = (next: Place): void => {
    setPlace(next);
    unread.read(next.thread ?? next.conversation);
  };
  useLinked(session, show);
  return {
    ...createActions({ session, as, place, opened, open, show, tick: tried.tick }),
    as,
    look,
    place,
    opened,
    session,
    unread,
    tried,
    be(next) {
      setAs(next);
      if (place.conversation === directOf(as)) show({ conversation: directOf(next), thread: undefined });
    },
    lookLike(next) {
      setLook(next);
      if (next === 'discord') tried.tick('look');
    },
    show,
    close: () => open(undefined),
  };
}

/** A link to a message leads to its thread, in the page as from outside. */
function useLinked({ known }: Session, show: (place: Place) => void): void {
  const isThere = known.views.size > 0;
  useEffect(() => {
    const follow = (): void => {
      const view = known.views.get(location.hash.slice(1));
      if (view) show({ conversation: view.conversation, thread: view.root ?? view.id });
    };
    if (isThere) follow();
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [isThere]);
}
