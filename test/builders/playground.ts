import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createWeb } from '../../adapters/web/web.ts';
import { assemble } from '../../src/app/assemble.ts';
import { createMovingTime, moveOn } from '../../src/app/moving-time.ts';
import { watchRehearsals } from '../../src/app/rehearsals.ts';
import { createHolidaySources } from '../../src/holidays/sources.ts';
import type { PostId } from '../../src/ids.ts';
import { loadLibrary } from '../../src/library/load.ts';
import { openEmbedded } from '../../src/stores/sqlite/open.ts';
import { createTimers } from '../fakes/timers.ts';
import { folderWith } from './folder.ts';
import { searchOf } from './search-of.ts';

const log = { debug() {}, info() {}, warn() {}, error() {} };
const bundled = loadLibrary({ folders: [join(import.meta.dirname, '../../guides')] });

/** The playground before the whole bot, its clock at a Monday morning, and its wall clock standing still. */
export async function openPlayground(options: { readonly canMove?: boolean } = {}) {
  const { library } = await bundled;
  const search = await searchOf(library);
  const start = Date.UTC(2026, 10, 23, 6);
  const time = createMovingTime(() => start, createTimers(start));
  const store = await openEmbedded({ folder: await folderWith({}), now: time.clock });
  const doDue = async (): Promise<void> => {
    await daily.run();
    await runner.sweep();
  };
  const web = createWeb({
    library: () => library,
    search: () => search,
    playground: 'everywhere',
    reader: 'off',
    diagram: async () => undefined,
    log,
    clock: time.clock,
    move: options.canMove === false ? undefined : (ms) => moveOn(time, ms, doDue),
    wait: async () => undefined,
  });
  let minted = 0;
  const { bot, runner, daily } = assemble({
    library: () => library,
    search: () => search,
    store,
    platform: web,
    log,
    mintPost: () => `post${String(++minted).padStart(6, '0')}` as PostId,
    holidays: createHolidaySources(),
    pace: { lane: () => '', everyMs: 0 },
    timers: time.timers,
    publicUrl: undefined,
    clock: time.clock,
  });
  await watchRehearsals(store);
  await web.start(bot);
  onTestFinished(async () => {
    await web.stop(0);
    await runner.stop();
    await store.close();
  });
  return { ...createDoor(web), clock: time.clock };
}

export type Playground = Awaited<ReturnType<typeof openPlayground>>;

const origin = 'http://127.0.0.1';

function createDoor(web: ReturnType<typeof createWeb>) {
  const send = async (body: Readonly<Record<string, unknown>>): Promise<Answer> => {
    const response = await web.fetch(
      new Request(`${origin}/playground/api/send`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ event: randomUUID(), as: 'web:member-1', ...body }),
      }),
    );
    return (await response.json()) as Answer;
  };
  const sees = async (conversation: string, as = 'web:member-1'): Promise<readonly View[]> => {
    const query = new URLSearchParams({ as, in: conversation });
    const response = await web.fetch(new Request(`${origin}/playground/api/feed?${query}`));
    return ((await response.json()) as View[]).map((view) => ({ ...view, text: words(view.html) }));
  };
  const press = async (conversation: string, label: string): Promise<Answer> => {
    const found = (await sees(conversation)).flatMap(({ id, html }) =>
      [...html.matchAll(/data-act="([^"]*)">([^<]*)</g)]
        .filter(([, , shown]) => shown === label)
        .map(([, act = '']) => ({ message: id, act: words(act) })),
    );
    return send({ kind: 'press', ...found.at(-1) });
  };
  /** Until no recorded incident is played. */
  const played = async (): Promise<void> => {
    for (;;) {
      const response = await web.fetch(new Request(`${origin}/playground/api/scene`));
      const { playing } = (await response.json()) as { readonly playing?: string };
      if (playing === undefined) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { send, sees, press, played };
}

interface Answer {
  readonly problem?: string;
  readonly room?: string;
  readonly message?: string;
}

interface View {
  readonly id: string;
  readonly at: number;
  readonly author: string;
  readonly html: string;
  readonly text: string;
}

/** The words of HTML as the page shows them. */
export function words(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replace(/&#(\d+);/g, (_whole, code: string) => String.fromCharCode(Number(code)))
    .replace(/\s+/g, ' ')
    .trim();
}
