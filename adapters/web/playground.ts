import type { Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { renderCard } from './card.ts';
import { escapeHtml } from './html.tsx';
import type { PageOptions } from './options.ts';
import { renderPage } from './page.tsx';
import { plainPen } from './plain-pen.tsx';
import { isHere } from './play/access.ts';
import { addApi } from './play/api.ts';
import { type Channel, members, type Spoken } from './room.ts';

const onlyHere = 'The playground answers on this machine only: open it at http://127.0.0.1.';

/** The chat page, for this machine alone. */
export function addPlayground(app: Hono, options: PageOptions): void {
  const isOpen = (context: Context): boolean => options.playground === 'everywhere' || isHere(context);
  for (const path of ['/playground', '/playground/*'])
    app.use(path, async (context, next) => (isOpen(context) ? next() : context.text(onlyHere, 403)));
  app.use('/playground/api/*', async (_context, next) => {
    const bot = options.bot();
    if (bot) await options.seed(bot);
    return next();
  });
  app.get('/playground', (context) => context.html(playgroundPage(options.room.channels())));
  app.get('/playground/api/feed', (context) => {
    const member = members.find((one) => one.id === context.req.query('as')) ?? members[0];
    const name = context.req.query('in');
    const seen = options.room.all().filter((spoken) => isSeen(spoken, member?.id, name));
    return context.json(seen.map((spoken) => toView(spoken, options)));
  });
  app.get('/playground/api/changes', (context) =>
    streamSSE(context, async (stream) => {
      const unsubscribe = options.room.subscribe(() => void stream.writeSSE({ data: 'changed' }));
      await stream.writeSSE({ data: 'changed' });
      const left = new Promise<void>((resolve) => stream.onAbort(resolve));
      await Promise.race([left, options.room.closed]);
      unsubscribe();
    }),
  );
  addApi(app, options);
}

function isSeen(spoken: Spoken, member: string | undefined, conversation: string | undefined): boolean {
  return spoken.place.conversation === conversation && (!spoken.onlyFor || spoken.onlyFor === member);
}

function toView(spoken: Spoken, options: PageOptions): Readonly<Record<string, unknown>> {
  const author =
    spoken.from === 'us'
      ? 'Coach'
      : spoken.from === 'bot'
        ? 'Alerts'
        : (members.find((one) => one.id === spoken.member)?.name ?? 'Somebody');
  const html = spoken.card
    ? renderCard(spoken.card, plainPen(options))
    : `<p>${escapeHtml(spoken.text).replaceAll('\n', '<br>')}</p>`;
  return {
    id: spoken.id,
    at: spoken.at,
    author,
    html,
    isPrivate: spoken.onlyFor !== undefined,
    root: spoken.place.thread?.slice(spoken.place.conversation.length + 1),
  };
}

function playgroundPage(channels: readonly Channel[]): string {
  const options = (items: readonly { id: string; name: string }[]): string =>
    items.map((item) => `<option value="${escapeHtml(item.id)}">${escapeHtml(item.name)}</option>`).join('');
  const rooms = channels
    .map(
      (channel) =>
        `<button type="button" data-room="${escapeHtml(channel.id)}"># ${escapeHtml(channel.name)}</button>`,
    )
    .join('');
  const body = `<div class="chat">
<aside><a class="brand" href="/">Oncall Coach</a><p class="small">The playground: a workspace in this process, for this machine alone.</p>
<label>You are <select id="as">${options(members)}</select></label>
<nav aria-label="Conversations">${rooms}<button type="button" data-room="direct">Direct message with Coach</button></nav>
<button type="button" id="paste">Paste an incident thread</button>
<p class="small">Try: <code>/guide incident response</code>, <code>/coach</code>, <code>/quiz</code>, <code>/streak</code>, or <code>@Coach</code> in a thread.</p></aside>
<main><h1 id="room"></h1><div id="stream" role="log" aria-live="polite" tabindex="0"></div>
<form id="composer"><p class="small" id="replying" hidden></p><label class="hidden" for="words">Message</label><textarea id="words" rows="1" placeholder="/guide incident response" autocomplete="off"></textarea><button>Send</button><p class="fault" id="problem" role="alert"></p></form></main>
<dialog id="dialog"></dialog></div>`;
  return renderPage({ title: 'Playground · Oncall Coach', body, script: '/assets/playground.js' });
}
