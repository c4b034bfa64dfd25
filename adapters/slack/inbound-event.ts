import { z } from 'zod';
import type { Incoming } from '../../src/platform.ts';
import { toEpoch, toEvent, toMember, toMessage, toPlace } from './ids.ts';
import { type Heard, isDirectChannel, isForeign, nowhere, type Route, type Us } from './inbound.ts';
import { speaker } from './inbound-command.ts';
import { fromMembership } from './inbound-membership.ts';
import { Spoken, wordsOf } from './inbound-words.ts';

const Envelope = z.object({
  event_id: z.string(),
  event_time: z.number().nullish(),
  event: z.looseObject({ type: z.string() }),
});

const Said = Spoken.extend({
  subtype: z.string().nullish(),
  hidden: z.boolean().nullish(),
  edited: z.unknown().optional(),
  channel: z.string(),
  channel_type: z.string().nullish(),
  ts: z.string(),
  thread_ts: z.string().nullish(),
  user: z.string().nullish(),
  bot_id: z.string().nullish(),
  app_id: z.string().nullish(),
  user_team: z.string().nullish(),
  source_team: z.string().nullish(),
  is_ephemeral: z.boolean().nullish(),
});
type Said = z.infer<typeof Said>;
type Of<K extends Incoming['kind']> = Extract<Incoming, { kind: K }>;

/** Of all subtypes these are speech; the others are edits, joins, topics and deletions. */
const speech: ReadonlySet<string> = new Set([
  'bot_message',
  'file_share',
  'me_message',
  'thread_broadcast',
  'document_mention',
  'slackbot_response',
]);

export function isSpeech(message: {
  subtype?: string | null | undefined;
  hidden?: boolean | null | undefined;
}): boolean {
  return !message.hidden && (!message.subtype || speech.has(message.subtype));
}

/** An event that Slack pushes. undefined: nothing for the bot. */
export function fromEvent(body: unknown, us: Us): Heard | undefined {
  const parsed = Envelope.safeParse(body);
  if (!parsed.success) return undefined;
  const { event, event_id: id, event_time: seconds } = parsed.data;
  const at = (seconds ?? 0) * 1000;
  switch (event.type) {
    case 'message':
      return event.subtype === 'message_changed' ? fromEdit(event, id, us) : fromMessage(event, id, us);
    case 'app_mention':
      return fromMention(event, id, us);
    case 'app_home_opened':
      return fromHome(event, { id, at }, us);
    default:
      return fromMembership(event, { id, at }, us);
  }
}

const Edit = z.object({
  channel: z.string(),
  channel_type: z.string().nullish(),
  ts: z.string(),
  message: z.looseObject({ ts: z.string() }),
  previous_message: z.looseObject({}),
});

/** An alert that changed its words is news, as of now; a person who adds the mention asks now. An unfurled link is neither. */
function fromEdit(event: unknown, id: string, us: Us): Heard | undefined {
  const edit = Edit.safeParse(event).data;
  if (!edit) return undefined;
  const { channel, channel_type, ts } = edit;
  const where = { channel, channel_type, edited: undefined };
  const changed = { ...edit.message, ...where };
  const before = { ts: edit.message.ts, ...edit.previous_message, ...where };
  const [said, was] = [Said.safeParse(changed).data, Said.safeParse(before).data];
  if (!said || !was || wordsOf(said) === wordsOf(was)) return undefined;
  const at = toEpoch(ts);
  if (!said.bot_id) {
    const isNewlyForUs = isForUs(changed, us) && !isForUs(before, us);
    const asked = isNewlyForUs ? fromMention(changed, id, us) : undefined;
    return asked && { ...asked, incoming: { ...asked.incoming, at } };
  }
  if (!isHeard(said, us) || isDirect(said)) return undefined;
  const found = overheard(said, id, us);
  const place = toPlace(us.team, channel, said.thread_ts ?? undefined);
  const message = { ...found.incoming.message, at };
  return { ...found, incoming: { ...found.incoming, at, place, message } };
}

/** Words in a direct message; in a channel, something overheard. */
function fromMessage(event: unknown, id: string, us: Us): Heard | undefined {
  const said = Said.safeParse(event).data;
  if (!said || !isHeard(said, us)) return undefined;
  if (isDirect(said))
    return said.user && !said.bot_id
      ? heard(said, words(said, id, us), { us, surface: 'direct' })
      : undefined;
  if (isForUs(event, us)) return undefined; // it arrives as app_mention as well
  return overheard(said, id, us);
}

function isHeard(said: Said, us: Us): boolean {
  return isSpeech(said) && !said.is_ephemeral && speaker(said, us) !== 'us';
}

function isDirect(said: Said): boolean {
  return said.channel_type === 'im' || isDirectChannel(said.channel);
}

function overheard(said: Said, id: string, us: Us): Heard & { readonly incoming: Of<'thread'> } {
  const incoming = {
    kind: 'thread',
    cause: 'watch',
    message: toMessageSaid(said, us, wordsOf(said)),
    ...common(said, id, us),
  } as const;
  return { ...heard(said, incoming, { us, surface: 'none' }), incoming };
}

function words(said: Said, id: string, us: Us): Incoming {
  return { kind: 'words', text: wordsOf(said, us.user), ...common(said, id, us), isDirect: true };
}

/**
 * Words after a mention are answered in a thread under it; a bare one is about where it stands. So is a bot's, which may
 * be overheard alone.
 */
function fromMention(event: unknown, id: string, us: Us): Heard | undefined {
  const said = Said.safeParse(event).data;
  if (!said || said.edited || !isHeard(said, us) || !(said.user || said.bot_id)) return undefined;
  const text = wordsOf(said, us.user);
  const thread = said.thread_ts ?? (text ? said.ts : undefined);
  const isPerson = speaker(said, us) === 'person';
  const incoming: Incoming = {
    kind: 'thread',
    cause: 'mention',
    message: toMessageSaid(said, us, text),
    ...common(said, id, us),
    ...(isPerson && { place: toPlace(us.team, said.channel, thread) }),
  };
  const found = heard(said, incoming, { us, surface: 'none' });
  return { ...found, route: { ...found.route, thread } };
}

function fromHome(event: unknown, from: { id: string; at: number }, us: Us): Heard | undefined {
  const opened = z
    .object({ user: z.string(), channel: z.string(), tab: z.literal('home') })
    .safeParse(event).data;
  if (!opened) return undefined;
  return {
    incoming: {
      kind: 'home',
      id: toEvent(from.id),
      at: from.at,
      place: toPlace(us.team, opened.channel),
      member: toMember(us.team, opened.user),
      isDirect: true,
    },
    route: { ...nowhere, surface: 'home', user: opened.user, channel: opened.channel },
    isForeign: false,
  };
}

function heard(
  said: Said,
  incoming: Incoming,
  { us, surface }: { readonly us: Us; readonly surface: Route['surface'] },
): Heard {
  return {
    incoming,
    route: {
      ...nowhere,
      surface,
      user: said.user ?? '',
      channel: said.channel,
      thread: threadOf(said),
    },
    isForeign: isForeign(us, said.user_team ?? said.source_team),
  };
}

function common(
  said: Said,
  id: string,
  us: Us,
): Pick<Incoming, 'id' | 'at' | 'place' | 'member' | 'isDirect'> {
  return {
    id: toEvent(id),
    at: toEpoch(said.ts),
    place: toPlace(us.team, said.channel, threadOf(said)),
    member: toMember(us.team, said.user ?? said.bot_id ?? 'unknown'),
    isDirect: false,
  };
}

function toMessageSaid(said: Said, us: Us, text: string): Extract<Incoming, { kind: 'thread' }>['message'] {
  return {
    id: toMessage(us.team, said.channel, said.ts),
    at: toEpoch(said.ts),
    text,
    from: speaker(said, us),
  };
}

/** The message that starts a thread carries its own timestamp there: it is said in the channel. */
function threadOf(said: Said): string | undefined {
  return said.thread_ts && said.thread_ts !== said.ts ? said.thread_ts : undefined;
}

/** Wherever in the whole text: Slack tells a mention by that, too. */
function isForUs(event: unknown, us: Us): boolean {
  const whole = z.object({ text: z.string() }).safeParse(event).data?.text;
  return Boolean(whole?.includes(`<@${us.user}`));
}
