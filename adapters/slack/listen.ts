import type { AckFn, App, RespondArguments, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import type { Reply } from '../../src/card/card.ts';
import type { Epoch } from '../../src/ids.ts';
import type { Log } from '../../src/log.ts';
import type { Bot, Incoming } from '../../src/platform.ts';
import { remember } from '../../src/remember.ts';
import { strangerReply, unknownCommandReply } from '../shared/notices.ts';
import { within } from '../shared/within.ts';
import type { Conversations } from './conversations.ts';
import type { Deliver } from './deliver.ts';
import type { Draw } from './draw.ts';
import type { Heard, Route, Us } from './inbound.ts';
import { fromCommand, fromShortcut } from './inbound-command.ts';
import { fromEvent } from './inbound-event.ts';
import { fromPress, fromSubmission } from './inbound-press.ts';
import type { Panel } from './panel.ts';
import type { People } from './people.ts';
import type { DrawnMessage } from './render-card.ts';
import { type SubmitAck, submit } from './submit.ts';
import type { Windows } from './windows.ts';

export interface Listening {
  readonly app: App;
  readonly bot: Bot;
  readonly us: Us;
  readonly commandPrefix: string;
  readonly deliver: Deliver;
  readonly windows: Windows;
  readonly panel: Panel;
  readonly conversations: Conversations;
  readonly people: People;
  readonly ackModal: SubmitAck;
  readonly drawForm: Draw['form'];
  readonly drawMessage: Draw['message'];
  readonly clock: () => Epoch;
  readonly log: Log;
  /** Waits so long for an answer that travels in the acknowledgement. */
  readonly waitMs: number;
}

/** One listener a kind: Bolt asks every listener about every payload, so more of them cost time with each. */
export function listen(parts: Listening): void {
  const { app, us, commandPrefix, clock } = parts;
  app.command(/.*/, async ({ body, ack }) => {
    const heard = fromCommand(body, us, { prefix: commandPrefix, now: clock() });
    await (heard ? answerInAck(parts, heard, ack) : refuseCommand(parts, body, ack));
  });
  app.shortcut(/.*/, async ({ body, ack }) => {
    await ack();
    await answer(parts, fromShortcut(body, us, clock()));
  });
  app.action(/.*/, async ({ body, ack }) => {
    await ack();
    await answer(parts, fromPress(body, us, clock()));
  });
  app.view<ViewSubmitAction>(/.*/, async ({ body, ack }) => {
    const heard = fromSubmission(body, us, clock());
    if (!heard) return ack();
    if (heard.isForeign) {
      await ack({ response_action: 'clear' });
      return answer(parts, heard);
    }
    return submit(parts, heard, ack);
  });
  app.event(/.*/, async ({ body }) => {
    notice(parts, body);
    if (await parts.panel.opened(body)) return;
    await answer(parts, fromEvent(body, us));
  });
  app.error(async (error) => parts.log.error({ err: error }, 'a slack event failed'));
}

async function answer(parts: Listening, heard: Heard | undefined): Promise<void> {
  if (!heard) return;
  const { reply, route } = await replyTo(parts, heard);
  if (heard.incoming.kind === 'home') {
    if (reply.kind === 'card') await parts.windows.publish(reply.card, route);
    return;
  }
  if (route.user === parts.us.user) return; // let in by nobody that Slack names
  await parts.deliver.reply(reply, route);
}

interface Replied {
  readonly reply: Reply;
  readonly route: Route;
}

async function replyTo(parts: Listening, heard: Heard): Promise<Replied> {
  const incoming = await settleDirect(parts, heard);
  const route =
    incoming.isDirect || heard.route.surface !== 'direct'
      ? heard.route
      : { ...heard.route, surface: 'none' as const };
  if (incoming.kind === 'words') parts.panel.works(route);
  const reply = (await isStranger(parts, heard)) ? forStranger(incoming) : await parts.bot.answer(incoming);
  return { reply, route };
}

/** A card that is ready in time travels in the acknowledgement: one request to Slack less. What is late follows it. */
async function answerInAck(
  parts: Listening,
  heard: Heard,
  ack: AckFn<string | RespondArguments>,
): Promise<void> {
  const answering = replyTo(parts, heard);
  const drawn = await within(
    parts.waitMs,
    answering.then((replied) => asAck(parts, replied)),
  );
  await ack(drawn);
  if (drawn) return;
  const { reply, route } = await answering;
  await parts.deliver.reply(reply, route);
}

/** undefined: it takes another way. A direct message keeps its answers, and an acknowledgement is not kept. */
async function asAck(
  { drawMessage }: Listening,
  { reply, route }: Replied,
): Promise<RespondArguments | undefined> {
  if (reply.kind !== 'card' || reply.to !== 'asker' || reply.card.file || route.surface !== 'none')
    return undefined;
  return privately(await drawMessage(reply.card, route));
}

/** The same for the same message: what is acknowledged again is written once. */
const privately = remember(
  (drawn: DrawnMessage): RespondArguments => ({ response_type: 'ephemeral', ...drawn }),
);

/** An event names the speaker's workspace and not its enterprise: only Slack knows whether that is ours. */
async function isStranger({ us, people }: Listening, { isForeign, route }: Heard): Promise<boolean> {
  if (!isForeign || us.enterprise === undefined) return isForeign;
  return !(await people.isActive(route.user));
}

/** A command or a shortcut reaches the bot from a direct message between two people, too: nothing said there is kept. */
async function settleDirect({ conversations }: Listening, { incoming, route }: Heard): Promise<Incoming> {
  const mayBeOthers =
    incoming.kind === 'command' || (incoming.kind === 'thread' && incoming.cause === 'shortcut');
  if (!incoming.isDirect || !mayBeOthers || (await conversations.isOwnDirect(route.channel))) return incoming;
  return { ...incoming, isDirect: false };
}

/** Only who asked is told; what is overheard is nobody's question. */
function forStranger(incoming: Incoming): Reply {
  const isAsked = !['membership', 'moved', 'home'].includes(incoming.kind);
  const isOverheard = incoming.kind === 'thread' && incoming.cause === 'watch';
  return isAsked && !isOverheard ? strangerReply : { kind: 'nothing' };
}

async function refuseCommand(
  parts: Listening,
  body: { command: string },
  ack: () => Promise<void>,
): Promise<void> {
  await ack();
  const known = fromCommand({ ...body, command: '/coach' }, parts.us, { prefix: '', now: parts.clock() });
  if (known) await parts.deliver.reply(unknownCommandReply, known.route);
}

/** What an event says besides its point: who changed, who reads along, and whether the token still works. */
function notice({ conversations, people, us, log }: Listening, body: unknown): void {
  const noticed = Noticed.safeParse(body).data;
  if (!noticed) return;
  const { event, is_ext_shared_channel: isShared } = noticed;
  const { channel, user } = event;
  if (isShared && channel) conversations.noteShared(channel);
  // Tokens of members are revoked, too: only the bot's own is ours.
  if (event.type === 'app_uninstalled' || (event.type === 'tokens_revoked' && isOurs(event.tokens, us)))
    log.error(
      { event: event.type, todo: 'install the app again and set the new SLACK_BOT_TOKEN' },
      'slack no longer accepts the token',
    );
  if (event.type === 'user_change' && user) people.forget(user);
  if (/^(channel|group)_(rename|shared|unshared)$/.test(event.type) && channel) conversations.forget(channel);
}

/** Slack names some by their id, and some, such as a renamed channel, by an object. */
const Id = z
  .union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])
  .optional()
  .catch(undefined);
const Noticed = z.object({
  event: z.object({
    type: z.string(),
    channel: Id,
    user: Id,
    tokens: z
      .object({ bot: z.array(z.string()).nullish() })
      .nullish()
      .catch(undefined),
  }),
  is_ext_shared_channel: z.boolean().nullish(),
});

function isOurs(tokens: z.infer<typeof Noticed>['event']['tokens'], us: Us): boolean {
  return tokens?.bot?.includes(us.user) ?? false;
}
