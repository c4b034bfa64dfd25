import type { Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Option, Reply } from '../../src/card/card.ts';
import type { Bot, Incoming } from '../../src/platform.ts';
import { renderCard, renderForm } from './card.ts';
import { escapeHtml } from './html.tsx';
import { isUnknownCommand, Sent, toIncoming, toSaid } from './inbound.ts';
import type { PageOptions } from './options.ts';
import { renderPage } from './page.tsx';
import { plainPen } from './plain-pen.tsx';
import { channels, directOf, members, type Spoken, team, threadOf } from './room.ts';

/** What a press or a form gives back beside what changed in the room. */
interface Answer {
  readonly form?: string;
  readonly options?: readonly Option[];
  readonly problem?: string;
}

/** The chat page, for this machine alone. */
export function addPlayground(app: Hono, options: PageOptions): void {
  app.use('/playground/*', async (context, next) =>
    isOpen(context, options)
      ? next()
      : context.text('The playground answers on this machine only: open it at http://127.0.0.1.', 403),
  );
  app.get('/playground', (context) =>
    isOpen(context, options)
      ? context.html(playgroundPage())
      : context.text('The playground answers on this machine only: open it at http://127.0.0.1.', 403),
  );
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
  app.post('/playground/api/send', async (context) => {
    if (!isSameOrigin(context)) return context.json({ problem: 'Sent from another page.' }, 403);
    const parsed = Sent.safeParse(await context.req.json().catch(() => undefined));
    if (!parsed.success)
      return context.json({ problem: 'That cannot be read; at most 20,000 characters fit a message.' }, 400);
    const bot = options.bot();
    if (!bot) return context.json({ problem: 'Coach is still starting; try again in a moment.' }, 503);
    return context.json(await receive(parsed.data, bot, options));
  });
}

async function receive(sent: Sent, bot: Bot, options: PageOptions): Promise<Answer> {
  if (sent.kind === 'say') return say(sent, bot, options);
  const incoming = toIncoming(sent, options.room, options.clock());
  if (!incoming) return { problem: 'That names nothing that is here any more; reload the page.' };
  return deliver(await bot.answer(incoming), incoming, options);
}

/** Words stand in the room, commands do not: only their answer does. */
async function say(sent: Extract<Sent, { kind: 'say' }>, bot: Bot, options: PageOptions): Promise<Answer> {
  const member = members.find((one) => one.id === sent.as);
  if (!member) return { problem: 'Nobody of that name is here.' };
  if (isUnknownCommand(sent.text))
    return { problem: 'There is no such command. Coach knows /guide, /quiz, /streak and /coach.' };
  const conversation = channels.find((channel) => channel.id === sent.in)?.id ?? directOf(member.id);
  const place = {
    team,
    conversation,
    ...(sent.thread ? { thread: threadOf(conversation, sent.thread) } : {}),
  };
  const isAlert = /^\s*(alert\b|\[?firing)/i.test(sent.text);
  const words = {
    at: options.clock(),
    place,
    from: isAlert ? 'bot' : 'person',
    member: isAlert ? undefined : member.id,
    text: sent.text,
    card: undefined,
    mark: undefined,
    onlyFor: undefined,
  } as const;
  const isCommand = sent.text.startsWith('/');
  const message: Spoken = isCommand ? { ...words, id: 'web:m0' as Spoken['id'] } : options.room.add(words); // a command is no message
  const incoming = toSaid(sent, message, member.id);
  return deliver(await bot.answer(incoming), incoming, options);
}

function deliver(reply: Reply, incoming: Incoming, options: PageOptions): Answer {
  switch (reply.kind) {
    case 'nothing':
      return {};
    case 'form':
      return { form: renderForm(reply.form) };
    case 'invalid':
      return { form: renderForm(reply.form, reply.errors) };
    case 'suggestions':
      return { options: reply.options };
    case 'card': {
      const isPressed = reply.to === 'pressed' && incoming.kind === 'choice';
      if (isPressed && options.room.replace(incoming.message, reply.card)) return {};
      const onlyFor = reply.to === 'place' || incoming.isDirect ? undefined : incoming.member;
      options.room.add({
        at: options.clock(),
        place: incoming.place,
        from: 'us',
        member: undefined,
        text: '',
        card: reply.card,
        mark: undefined,
        onlyFor,
      });
      return {};
    }
  }
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

function playgroundPage(): string {
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

function isOpen(context: Context, options: PageOptions): boolean {
  return options.playground === 'everywhere' || isHere(context);
}

/** From this machine, by a name of this machine, and not by a proxy that stands on it. Who is not known is far. */
function isHere(context: Context): boolean {
  const host = new URL(context.req.url).hostname;
  const remote: unknown = context.env?.incoming?.socket?.remoteAddress;
  const isNear = typeof remote === 'string' && /^(127\.|::1$|::ffff:127\.)/.test(remote);
  const isPassedOn = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) =>
    context.req.header(name),
  );
  return isNear && !isPassedOn && ['localhost', '127.0.0.1', '[::1]'].includes(host);
}

function isSameOrigin(context: Context): boolean {
  const origin = context.req.header('origin');
  return origin === undefined || origin === new URL(context.req.url).origin;
}
