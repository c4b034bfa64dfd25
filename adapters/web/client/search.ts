import { tell } from './tell.ts';

const pauseMs = 120;

/** Results under the search box while somebody types; `/` and Ctrl-K lead to the box from anywhere. */
export function completeSearch(): void {
  const box = document.querySelector<HTMLInputElement>('#q');
  const list = document.querySelector<HTMLElement>('#results');
  if (!box || !list) return;
  leadTo(box);
  let timer = 0;
  let asked = 0;
  // An answer that is still under way opens it no more.
  const close = (): void => {
    clearTimeout(timer);
    asked++;
    list.hidden = true;
  };
  box.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(async () => {
      const mine = ++asked;
      const html = await ask(box.value.trim());
      if (mine === asked) show(list, html);
    }, pauseMs);
  });
  box.form?.addEventListener('keydown', (event) => move(event, { box, list, close }));
  document.addEventListener('click', (event) => {
    if (event.target instanceof Node && !box.form?.contains(event.target)) close();
  });
  box.form?.addEventListener('focusout', (event) => {
    if (event.relatedTarget instanceof Node && !box.form?.contains(event.relatedTarget)) close();
  });
}

function leadTo(box: HTMLInputElement): void {
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
    const isSlash = event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
    if (!isSlash && !isK) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

/** Nothing where the server does not answer: Enter still asks it for a page. */
async function ask(words: string): Promise<string> {
  if (!words) return '';
  try {
    const response = await fetch(`/search/typed?${new URLSearchParams({ q: words })}`);
    return response.ok ? await response.text() : '';
  } catch {
    return '';
  }
}

function show(list: HTMLElement, html: string): void {
  list.innerHTML = html; // drawn and escaped by the server
  const count = list.querySelectorAll('a').length;
  if (html && count === 0) list.textContent = 'No section begins like that. Enter searches all of the text.';
  list.hidden = html === '';
  if (count > 0) tell(`${count === 1 ? '1 section' : `${count} sections`}. The down arrow leads there.`);
  else tell(html && (list.textContent ?? ''));
}

interface Opened {
  readonly box: HTMLInputElement;
  readonly list: HTMLElement;
  readonly close: () => void;
}

function move(event: KeyboardEvent, { box, list, close }: Opened): void {
  if (event.key === 'Escape' && !list.hidden) {
    event.preventDefault();
    close();
    box.focus();
  }
  if (list.hidden || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
  event.preventDefault();
  const stops = [box, ...list.querySelectorAll<HTMLElement>('a')];
  const { activeElement } = document;
  const at = activeElement instanceof HTMLElement ? stops.indexOf(activeElement) : -1;
  const next = at + (event.key === 'ArrowDown' ? 1 : -1);
  stops[(next + stops.length) % stops.length]?.focus();
}
