import { z } from 'zod';
import { bounded, distinctLines } from '../shared/bounded.ts';

const Words = z
  .string()
  .transform((text) => bounded(text))
  .nullish();

const Embed = z.object({
  title: Words,
  description: Words,
  author: z.object({ name: Words }).nullish(),
  footer: z.object({ text: Words }).nullish(),
  fields: z.array(z.object({ name: Words, value: Words })).nullish(),
});

/** What of a message carries words. Everything else of the payload is let through unread. */
export const Spoken = z.object({
  content: Words,
  embeds: z.array(z.unknown()).nullish(),
  components: z.array(z.unknown()).nullish(),
  poll: z.unknown().optional(),
  /** What was forwarded. */
  message_snapshots: z.array(z.unknown()).nullish(),
});

/** The words of a message, a line each. Alert bots send an empty content and everything in embeds. */
export function wordsOf(message: z.infer<typeof Spoken>): string {
  const pieces = [...piecesOf(message), ...(message.message_snapshots ?? []).flatMap(forwarded)];
  return distinctLines(pieces.map((piece) => readable(piece ?? '')));
}

type Pieces = readonly (string | null | undefined)[];

function piecesOf(message: z.infer<typeof Spoken>): Pieces {
  return [
    message.content,
    ...pollWords(message.poll),
    ...(message.embeds ?? []).flatMap(embedWords),
    ...displayed(message.components ?? []),
  ];
}

const Snapshot = z.object({ message: Spoken });

/** What stands in a forwarded message was forwarded from it: one level. */
function forwarded(raw: unknown): Pieces {
  const snapshot = Snapshot.safeParse(raw).data;
  return snapshot ? piecesOf(snapshot.message) : [];
}

const Media = z.object({ text: Words });
const Poll = z.object({ question: Media, answers: z.array(z.object({ poll_media: Media })).default([]) });

function pollWords(raw: unknown): Pieces {
  const poll = Poll.safeParse(raw).data;
  return poll ? [poll.question.text, ...poll.answers.map((answer) => answer.poll_media.text)] : [];
}

function embedWords(raw: unknown): Pieces {
  const embed = Embed.safeParse(raw).data;
  if (!embed) return [];
  const fields = (embed.fields ?? []).map((field) => [field.name, field.value].filter(Boolean).join(': '));
  return [embed.author?.name, embed.title, embed.description, ...fields, embed.footer?.text];
}

const Component = z.object({
  type: z.number(),
  content: Words,
  components: z.array(z.unknown()).nullish(),
});
const textDisplay = 10;
const deepest = 4;

/** The texts of a Components V2 message. */
function displayed(components: readonly unknown[], depth = 0): readonly string[] {
  if (depth > deepest) return [];
  return components.flatMap((raw) => {
    const component = Component.safeParse(raw).data;
    if (!component) return [];
    const own = component.type === textDisplay && component.content ? [component.content] : [];
    return [...own, ...displayed(component.components ?? [], depth + 1)];
  });
}

/** Discord's tokens as words: names are not ours to repeat. */
function readable(text: string): string {
  return text
    .replace(/<@[!&]?\d+>/g, '@someone')
    .replace(/<#\d+>/g, '#channel')
    .replace(/<t:(\d{1,11})(?::[a-zA-Z])?>/g, (_, seconds) => new Date(Number(seconds) * 1000).toISOString())
    .replace(/<a?:(\w+):\d+>/g, ':$1:')
    .replace(/<\/([^</:>]+):\d+>/g, '/$1')
    .replace(/\[([^[\]\n]+)\]\((https?:\/\/[^\s[)]+)\)/g, '$1');
}
