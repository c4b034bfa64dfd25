import { z } from 'zod';
import type { Place } from '../../src/ids.ts';
import type { Incoming, Message } from '../../src/platform.ts';
import { outsideCode } from './code-spans.ts';
import { direct, guildOf, toEpoch, toEvent, toMember, toMessage, toPlace } from './ids.ts';
import type { Us } from './inbound.ts';
import { Spoken, wordsOf } from './inbound-words.ts';

export const Said = Spoken.extend({
  id: z.string(),
  channel_id: z.string(),
  guild_id: z.string().nullish(),
  type: z.number().default(0),
  flags: z.number().nullish(),
  author: z.object({ id: z.string(), bot: z.boolean().nullish() }),
  webhook_id: z.string().nullish(),
  referenced_message: z.unknown().optional(),
  /** Begun on it. */
  thread: z.object({ id: z.string() }).nullish(),
});
export type Said = z.infer<typeof Said>;

/** Plain messages, replies, and what other apps answer. The other types are joins, pins, new threads and the like. */
const speech: ReadonlySet<number> = new Set([0, 19, 20, 23]);
const ephemeral = 64;

/** Something said: words in a direct message, a mention, or overheard. undefined: nothing for the bot. */
export function fromMessage(body: unknown, parent: string | undefined, us: Us): Incoming | undefined {
  const said = Said.safeParse(body).data;
  if (!said || !isSpeech(said) || said.author.id === us.user) return undefined;
  const isPerson = speaker(said, us) === 'person';
  const place = placeOf(said, parent);
  const common = {
    id: toEvent(said.id),
    at: toEpoch(said.id),
    place,
    member: toMember(said.author.id),
    isDirect: !said.guild_id,
  };
  const isAddressed = mentions(said.content ?? '', us);
  const isMeant = isPerson || isAddressed;
  const heard = { ...said, content: isMeant ? withoutMention(said.content ?? '', us) : said.content };
  if (common.isDirect) {
    const text = wordsOf(heard);
    return isPerson && text ? { kind: 'words', text, ...common } : undefined;
  }
  const message = toMessageSaid(isAddressed ? heard : said, place, us);
  if (isAddressed) return { kind: 'thread', cause: 'mention', message, ...common };
  // Without the MESSAGE_CONTENT intent everything overheard is empty.
  return message.text ? { kind: 'thread', cause: 'watch', message, ...common } : undefined;
}

/** Of a thread begun on a message, the first entry is a stand-in for that message. */
const threadStarter = 21;

/** What was said, of a page of history. undefined: not speech. */
export function toHistory(body: unknown, place: Place, us: Us): Message | undefined {
  const said = Said.safeParse(body).data;
  if (!said) return undefined;
  if (said.type === threadStarter && said.referenced_message)
    return toHistory(said.referenced_message, place, us);
  return isSpeech(said) ? toMessageSaid(said, place, us) : undefined;
}

export function toMessageSaid(said: Said, place: Place, us: Pick<Us, 'user'>): Message {
  return {
    id: toMessage(guildOf(place), said.channel_id, said.id),
    at: toEpoch(said.id),
    text: wordsOf(said),
    from: speaker(said, us),
  };
}

function placeOf(said: Said, parent: string | undefined): Place {
  const guild = said.guild_id ?? direct;
  return parent === undefined ? toPlace(guild, said.channel_id) : toPlace(guild, parent, said.channel_id);
}

function isSpeech(said: Said): boolean {
  return speech.has(said.type) && !((said.flags ?? 0) & ephemeral);
}

function speaker(said: Said, us: Pick<Us, 'user'>): Message['from'] {
  if (said.author.id === us.user) return 'us';
  return said.author.bot || said.webhook_id ? 'bot' : 'person';
}

function mentionOf(us: Us): RegExp {
  const role = us.role === undefined ? '' : `|<@&${us.role}>`;
  return new RegExp(`(?:<@!?${us.user}>${role})[:,]?`, 'g');
}

/** Written out, and not as code: a reply to one of our messages mentions us too, and is not meant for us. */
function mentions(text: string, us: Us): boolean {
  const mention = mentionOf(us);
  let isFound = false;
  outsideCode(text, (plain) => {
    isFound ||= plain.search(mention) >= 0;
    return plain;
  });
  return isFound;
}

function withoutMention(text: string, us: Us): string {
  const mention = mentionOf(us);
  return outsideCode(text, (plain) => plain.replace(mention, ' ').replace(/[ \t]+/g, ' ')).trim();
}
