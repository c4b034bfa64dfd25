import { useEffect, useRef, useState } from 'preact/hooks';
import type { Look, News, View } from '../../play/wire.ts';
import { apply, type Known, nothing } from './known.ts';
import { type Body, listen, send } from './link.ts';

export interface Session {
  readonly known: Known;
  readonly isLost: boolean;
  readonly isPending: boolean;
  readonly problem: string;
  /** Sends it as this member, and says so where it takes long or fails. */
  readonly ask: (body: Body) => ReturnType<typeof send>;
}

const longMs = 300;

/** What is known, kept up to date; each new message is told once. */
export function useSession(as: string, look: Look, onNew: (view: View) => void): Session {
  const [known, setKnown] = useState<Known>(nothing);
  const [isLost, setLost] = useState(false);
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState('');
  const now = useRef(known);
  const told = useRef(onNew);
  told.current = onNew;
  useEffect(() => {
    const onNews = (news: News): void => {
      if (news.kind === 'put' && !now.current.views.has(news.view.id)) told.current(news.view);
      now.current = apply(now.current, news);
      setKnown(now.current);
    };
    return listen({ as, look, onNews, onLost: setLost });
  }, [as, look]);
  const ask = async (body: Body): ReturnType<typeof send> => {
    setProblem('');
    const late = setTimeout(() => setPending(true), longMs);
    const answer = await send({ as, look, ...body });
    clearTimeout(late);
    setPending(false);
    if (answer.problem) setProblem(answer.problem);
    return answer;
  };
  return { known, isLost, isPending, problem, ask };
}
