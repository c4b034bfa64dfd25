import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** The id of the box below the stream. */
export const messageBox = 'message';

/**
 * What closes with the focus in it gives the focus back: to what had it before, else to the message that this stood in,
 * else to the message box.
 */
export function useReturnedFocus(part: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    const message = before?.closest('article');
    return () => {
      const { activeElement, body } = document;
      const { current } = part;
      if (activeElement !== body && !current?.contains(activeElement)) return;
      if (current instanceof HTMLDialogElement) current.close(); // what is around it takes no focus before
      const places = [before, message, document.getElementById(messageBox)];
      const next = places.find((place) => place?.isConnected && place !== body);
      if (!(next instanceof HTMLElement)) return;
      next.focus();
      // What was covered takes it once it is drawn again.
      if (document.activeElement !== next) requestAnimationFrame(() => next.focus());
    };
  }, []);
}
