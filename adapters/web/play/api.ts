import type { Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Reply } from '../../../src/card/card.ts';
import type { Bot } from '../../../src/platform.ts';
import { hourMs } from '../../../src/time.ts';
import { printable } from '../../shared/printable.ts';
import { isUnknownCommand, Sent, toIncoming } from '../inbound.ts';
import type { PageOptions } from '../options.ts';
import { directOf, members, team, threadOf } from '../workspace.ts';
import { isSameOrigin } from './access.ts';
import { tellNews } from './news.ts';
import { hear, say } from './talk.ts';
import type { Viewer } from './view.ts';
import type { Answer, Look } from './wire.ts';

export function addApi(app: Hono, options: PageOptions): void {
  app.get('/playground/api/news', (context) =>
    streamSSE(context, (stream) => tellNews(stream, viewerOf(context), options)),
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

function viewerOf(context: Context): Viewer {
  const as = members.find((one) => one.id === context.req.query('as')) ?? members[0];
  const look = context.req.query('look') === 'discord' ? 'discord' : 'slack';
  return { as: as?.id ?? '', look, origin: new URL(context.req.url).origin };
}

async function receive(sent: Sent, bot: Bot, options: PageOptions): Promise<Answer> {
  if (sent.kind === 'say') return receiveWords(sent, bot, options);
  if (sent.kind === 'play') {
    const conversation = options.player.play(sent.recording, sent.speed, bot);
    return conversation === undefined ? { problem: 'There is no such recording.' } : { conversation };
  }
  if (sent.kind === 'move') return moveClock(sent.by, options);
  if (sent.kind === 'stop') {
    options.player.stop();
    return {};
  }
  const { workspace, clock } = options;
  const incoming = toIncoming(sent, workspace, clock());
  if (!incoming) return { problem: 'That is no longer here.' };
  const rest = hear(await bot.answer(incoming), incoming, { workspace, at: clock() });
  return toAnswer(rest, sent.look, options);
}

const steps = {
  hour: hourMs,
  day: 24 * hourMs,
  week: 7 * 24 * hourMs,
  month: 31 * 24 * hourMs,
} as const satisfies Readonly<Record<Extract<Sent, { kind: 'move' }>['by'], number>>;

async function moveClock(by: keyof typeof steps, { move, workspace, player }: PageOptions): Promise<Answer> {
  if (!move) return { problem: 'The clock moves only where no platform is configured.' };
  player.stop();
  await move(steps[by]);
  workspace.stir();
  return {};
}

async function receiveWords(
  sent: Extract<Sent, { kind: 'say' }>,
  bot: Bot,
  options: PageOptions,
): Promise<Answer> {
  const { event, text } = sent;
  const { workspace, clock } = options;
  const member = members.find((one) => one.id === sent.as)?.id;
  if (!member) return { problem: 'Nobody by that name is here.' };
  if (isUnknownCommand(text))
    return { problem: 'There is no such command. Coach knows /guide, /quiz, /streak and /coach.' };
  const conversation = workspace.channels().find(({ id }) => id === sent.in)?.id ?? directOf(member);
  const thread = sent.thread ? { thread: threadOf(conversation, sent.thread) } : {};
  const isAlert = /^\s*(alert\b|\[?firing|\[?resolved\])/i.test(text);
  const place = { team, conversation, ...thread };
  const { rest, message } = await say({ event, at: clock(), place, text, isAlert, member }, bot, workspace);
  return { ...(await toAnswer(rest, sent.look, options)), message };
}

async function toAnswer(
  reply: Exclude<Reply, { kind: 'card' }>,
  look: Look,
  { preview }: PageOptions,
): Promise<Answer> {
  switch (reply.kind) {
    case 'nothing':
      return {};
    case 'form':
      return { form: await preview.form(look, reply.form) };
    case 'invalid':
      return { form: await preview.form(look, reply.form), errors: printable(reply.errors) };
    case 'suggestions':
      return { options: printable(reply.options) };
  }
}
