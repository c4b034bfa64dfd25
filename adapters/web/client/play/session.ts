import { useEffect, useRef, useState } from 'preact/hooks';
import type { Look, News, View } from '../../play/wire.ts';
import { apply, type Known, nothing } from './known.ts';
import { type Body, listen, send } from './link.ts';

export interface Session {
  readonly known: Known;
  readonly isLost: boolean;
  /** What was asked takes long. */
  readonly isPending: boolean;
  /** What is said here takes long to arrive. */
  readonly isOpening: boolean;
  /** What is drawn now is new; before, all of it is drawn for another member or in other looks. */
  readonly isSettled: boolean;
  readonly problem: string;
  /** Sends it as this member, and says so where it takes long or fails. */
  readonly ask: (body: Body) => ReturnType<typeof send>;
  /** The same in silence, while somebody types. */
  readonly lookUp: (body: Body) => ReturnType<typeof send>;
}

const longMs = 300;
const settlesMs = 1000;

/** What is known, kept up to date; each new message is told once. */
export function useSession(as: string, look: Look, onNew: (view: View) => void): Session {
  const [known, setKnown] = useState<Known>(nothing);
  const [isLost, setLost] = useState(false);
  const [pending, setPending] = useState(0);
  const [problem, setProblem] = useState('');
  const [isOpening, setOpening] = useState(false);
  const [isSettled, setSettled] = useState(false);
  const now = useRef(known);
  const told = useRef(onNew);
  told.current = onNew;
  useEffect(() => {
    setSettled(false);
    let settles = 0;
    const late = setTimeout(() => setOpening(true), longMs);
    const onOpen = (): void => {
      clearTimeout(late);
      setOpening(false);
      clearTimeout(settles);
      settles = window.setTimeout(() => setSettled(true), settlesMs);
    };
    const onNews = (news: News): void => {
      if (news.kind === 'all') onOpen();
      if (news.kind === 'put' && !now.current.views.has(news.view.id)) told.current(news.view);
      now.current = apply(now.current, news);
      setKnown(now.current);
    };
    const leave = listen({ as, look, onNews, onLost: setLost });
    return () => {
      leave();
      clearTimeout(late);
      clearTimeout(settles);
    };
  }, [as, look]);
  const lookUp = (body: Body): ReturnType<typeof send> => send({ as, look, ...body });
  const ask = async (body: Body): ReturnType<typeof send> => {
    setProblem('');
    let isLate = false;
    const late = setTimeout(() => {
      isLate = true;
      setPending((others) => others + 1);
    }, longMs);
    const answer = await lookUp(body);
    clearTimeout(late);
    if (isLate) setPending((all) => all - 1);
    if (answer.problem) setProblem(answer.problem);
    return answer;
  };
  return { known, isLost, isPending: pending > 0, isOpening, isSettled, problem, ask, lookUp };
}
