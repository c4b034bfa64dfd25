import { randomUUID } from 'node:crypto';
import type { Answer, Look, News, Scene, View } from '../../adapters/web/play/wire.ts';
import { type Press, readScreen } from '../fakes/slack/screen.ts';

interface Web {
  fetch(request: Request): Response | Promise<Response>;
}

/** A message as somebody sees it there, in Slack's looks. */
export interface Shown extends View {
  readonly words: string;
  readonly presses: readonly Press[];
}

const api = 'http://127.0.0.1/playground/api';

/** What the page says to its server, and hears. */
export function createDoor(web: Web) {
  async function send(body: Readonly<Record<string, unknown>>): Promise<Answer> {
    const response = await web.fetch(
      new Request(`${api}/send`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ event: randomUUID(), as: 'web:member-1', ...body }),
      }),
    );
    return (await response.json()) as Answer;
  }
  /** All that a page is told when it opens. */
  async function opens(as = 'web:member-1', look: Look = 'slack'): Promise<Extract<News, { kind: 'all' }>> {
    const leaving = new AbortController();
    const { signal } = leaving;
    const query = new URLSearchParams({ as, look });
    const { body } = await web.fetch(new Request(`${api}/news?${query}`, { signal }));
    let text = '';
    const decoder = new TextDecoder();
    for await (const piece of body ?? []) {
      text += decoder.decode(piece, { stream: true });
      if (text.includes('\n\n')) break;
    }
    leaving.abort();
    return JSON.parse(text.slice('data: '.length));
  }
  const sees = async (conversation?: string, as?: string): Promise<readonly Shown[]> =>
    (await opens(as)).views
      .filter((view) => conversation === undefined || view.conversation === conversation)
      .map(shown);
  const scene = async (): Promise<Scene> => (await opens()).scene;
  async function press(conversation: string, label: string, as = 'web:member-1'): Promise<Answer> {
    const found = (await sees(conversation, as)).flatMap(({ id, presses }) =>
      presses.filter((one) => one.label === label).map(({ action }) => ({ message: id, act: action.value })),
    );
    return send({ kind: 'press', as, ...found.at(-1) });
  }
  /** Until no recorded incident is played. */
  async function played(): Promise<void> {
    while ((await scene()).playing !== undefined) await new Promise((resolve) => setImmediate(resolve));
  }
  return { send, opens, sees, scene, press, played };
}

function shown(view: View): Shown {
  const blocks = (view.payload as { readonly blocks?: unknown } | undefined)?.blocks ?? [];
  const { text, buttons } = readScreen(blocks);
  const words = (view.payload ? text : view.text).replace(/\s+/g, ' ').trim();
  return { ...view, words, presses: buttons };
}
