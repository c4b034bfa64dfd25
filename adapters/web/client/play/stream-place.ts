import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { View } from '../../play/wire.ts';

const nearPx = 120;

/** Not there before the first effect. */
type Drawn = RefObject<HTMLDivElement | null>;

/** What is new comes into sight with its beginning, unless somebody else said it while one reads further up; what grew shows its top, and the end stays in sight. */
export function useScroll(drawn: Drawn, views: readonly View[]): void {
  const before = useRef<{ last: string | undefined; payloads: ReadonlyMap<string, unknown>; end: number }>({
    last: undefined,
    payloads: new Map(),
    end: 0,
  });
  useLayoutEffect(() => {
    const stream = drawn.current;
    if (!stream) return;
    const { last, payloads, end } = before.current;
    const newest = views.at(-1)?.id;
    const changed = views.find(({ id, payload }) => payloads.has(id) && payloads.get(id) !== payload);
    const wasNearEnd = end - stream.scrollTop - stream.clientHeight < nearPx;
    // What one said or asked for is seen wherever one was reading.
    const isForYou = views.at(-1)?.isYours || views.at(-1)?.isOnlyYours;
    if (last !== newest && (last === undefined || wasNearEnd || isForYou)) showStart(stream, newest);
    else if (changed && articleOf(stream, changed.id)?.contains(document.activeElement))
      showTop(stream, changed.id);
    else if (changed && last === newest && wasNearEnd) stream.scrollTop = stream.scrollHeight;
    before.current = {
      last: newest,
      payloads: new Map(views.map(({ id, payload }) => [id, payload])),
      end: stream.scrollHeight,
    };
  });
}

/** A message may be drawn twice: in its conversation, and above its replies. */
export function articleOf(stream: HTMLElement | null, id: string | undefined): HTMLElement | undefined {
  return stream?.querySelector<HTMLElement>(`article[data-id="${CSS.escape(id ?? '')}"]`) ?? undefined;
}

function showStart(stream: HTMLElement, id: string | undefined): void {
  const article = articleOf(stream, id);
  if (!article) return;
  stream.scrollTop = Math.min(article.offsetTop - 8, stream.scrollHeight - stream.clientHeight);
}

function showTop(stream: HTMLElement, id: string): void {
  const article = articleOf(stream, id);
  if (article && article.offsetTop < stream.scrollTop) stream.scrollTop = article.offsetTop - 8;
}

/** Where the pressed button is gone, its message keeps the focus. */
export function useKeptFocus(drawn: Drawn): void {
  const focused = useRef<{ readonly element: Element; readonly message: string | undefined } | undefined>(
    undefined,
  );
  useLayoutEffect(() => {
    const stream = drawn.current;
    const { element, message } = focused.current ?? {};
    // On its way from one element to the next the focus is nowhere, too: only what is gone has lost it.
    if (message && element && !element.isConnected && document.activeElement === document.body)
      articleOf(stream, message)?.focus({ preventScroll: true });
    const now = document.activeElement;
    focused.current =
      now && stream?.contains(now)
        ? { element: now, message: now.closest('article')?.dataset.id }
        : undefined;
  });
}
