import { z } from 'zod';
import { bounded, distinctLines } from '../shared/bounded.ts';
import { readable, withoutMention } from './words.ts';

type Piece = string | null | undefined;

const Words = z
  .string()
  .transform((text) => bounded(text))
  .nullish();

/** What of a message carries words. Everything else of the payload is let through unread. */
export const Spoken = z.object({
  text: Words,
  blocks: z.array(z.unknown()).nullish(),
  attachments: z.array(z.unknown()).nullish(),
});

const Attachment = z.object({
  pretext: Words,
  author_name: Words,
  title: Words,
  text: Words,
  footer: Words,
  fallback: Words,
  fields: z.array(z.object({ title: Words, value: Words })).nullish(),
  blocks: z.array(z.unknown()).nullish(),
});

/**
 * The words of a message, a line each. Alert apps send an empty text and everything in attachments and blocks;
 * what a client sends twice (text, and the same as blocks) is said once. `spokenTo`: whose mention is left out.
 */
export function wordsOf(message: z.infer<typeof Spoken>, spokenTo?: string): string {
  const meant = (piece: string): string => (spokenTo === undefined ? piece : withoutMention(piece, spokenTo));
  const blocks = (message.blocks ?? [])
    .filter((block) => !isEcho(block, message.text))
    .map((block) => blockWords(block));
  const pieces = [message.text, ...blocks, ...(message.attachments ?? []).flatMap(attachmentWords)];
  return distinctLines(
    pieces.map((piece) => readable(meant(bounded(piece ?? '')))),
    bare,
  );
}

/** What a person types arrives as rich text and, made from it, as text. */
function isEcho(block: unknown, text: string | null | undefined): boolean {
  return Boolean(text?.trim()) && z.object({ type: z.literal('rich_text') }).safeParse(block).success;
}

function attachmentWords(raw: unknown): readonly Piece[] {
  const parsed = Attachment.safeParse(raw);
  if (!parsed.success) return [];
  const { pretext, author_name, title, text, fields, blocks, footer, fallback } = parsed.data;
  const isBare = ![pretext, title, text].some(Boolean) && !fields?.length && !blocks?.length;
  return [
    pretext,
    author_name,
    title,
    text,
    ...(fields ?? []).map((field) => [field.title, field.value].filter(Boolean).join(': ')),
    ...(blocks ?? []).map((block) => blockWords(block)),
    footer,
    ...(isBare ? [fallback] : []),
  ];
}

/** Marks and spaces differ between a message's text and its blocks. */
function bare(line: string): string {
  return line.replace(/[*_~`>•\s]/g, '');
}

const deepest = 12;
const breaks = /^(rich_text_(section|preformatted|quote)|section|header|context|button|table)$/;

/** Every text of a block in reading order, whatever the block: a kind added tomorrow is read too. */
function blockWords(block: unknown, depth = 0): string {
  if (depth > deepest) return '';
  if (Array.isArray(block)) return block.map((part) => blockWords(part, depth + 1)).join('');
  if (typeof block !== 'object' || block === null) return '';
  const { type, text, ...rest } = block as Record<string, unknown>; // an object of unknown shape, read key by key
  if (type === 'actions' || type === 'image') return '';
  const own = typeof text === 'string' ? text : blockWords(text, depth + 1);
  const url = type === 'link' && !own && typeof rest.url === 'string' ? rest.url : '';
  const inside = ['title', 'subtitle', 'fields', 'elements', 'rows', 'body']
    .map((key) => blockWords(rest[key], depth + 1))
    .join('');
  const isLine = /^(plain_text|mrkdwn|raw_text)$/.test(String(type)) || breaks.test(String(type));
  return `${own}${url}${inside}${isLine ? '\n' : ''}`;
}
