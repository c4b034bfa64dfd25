import type { Answer, Look, News } from '../../play/wire.ts';

const answersWithinMs = 20_000;
const againAfterMs = 2_000;

export type Body = Readonly<Record<string, unknown>>;

/** Never rejects: a server that is away is a problem to be read. */
export async function send(body: Body): Promise<Answer> {
  try {
    const response = await fetch('/playground/api/send', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ event: crypto.randomUUID(), ...body }),
      signal: AbortSignal.timeout(body.kind === 'move' ? 10 * answersWithinMs : answersWithinMs),
    });
    return (await response.json()) as Answer; // our own server's
  } catch {
    return { problem: 'The server does not answer. Nothing was sent, and what you typed is kept.' };
  }
}

interface Listener {
  readonly as: string;
  readonly look: Look;
  readonly onNews: (news: News) => void;
  readonly onLost: (isLost: boolean) => void;
}

/** Tells what is and what changes, and comes back on its own; gives what ends it. */
export function listen({ as, look, onNews, onLost }: Listener): () => void {
  let isOver = false;
  let source: EventSource | undefined;
  const open = (): void => {
    if (isOver) return;
    const opened = new EventSource(`/playground/api/news?${new URLSearchParams({ as, look })}`);
    source = opened;
    opened.addEventListener('message', ({ data }: MessageEvent<string>) => {
      onLost(false);
      onNews(JSON.parse(data) as News); // our own server's
    });
    opened.addEventListener('error', () => {
      if (isOver) return;
      onLost(true);
      opened.close();
      setTimeout(open, againAfterMs);
    });
  };
  open();
  return () => {
    isOver = true;
    source?.close();
  };
}
