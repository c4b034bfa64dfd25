import { z } from 'zod';
import { readable } from './words.ts';

/** What of a message carries words. Everything else of the payload is let through unread. */
export const Spoken = z.object({
  text: z.string().nullish(),
  blocks: z.array(z.unknown()).nullish(),
  attachments: z.array(z.unknown()).nullish(),
});

const Attachment = z.object({
  pretext: z.string().nullish(),
  author_name: z.string().nullish(),
  title: z.string().nullish(),
  text: z.string().nullish(),
  footer: z.string().nullish(),
  fallback: z.string().nullish(),
  fields: z.array(z.object({ title: z.string().nullish(), value: z.string().nullish() })).nullish(),
  blocks: z.array(z.unknown()).nullish(),
});

/**
 * The words of a message, a line each. Alert apps send an empty text and everything in attachments and blocks;
 * what a client sends twice (text, and the same as blocks) is said once.
 */
export function wordsOf(message: z.infer<typeof Spoken>): string {
  const lines = new Lines();
  lines.add(message.text);
  for (const block of message.blocks ?? []) if (!isEcho(block, message.text)) lines.add(blockWords(block));
  for (const attachment of message.attachments ?? []) addAttachment(lines, attachment);
  return lines.text();
}

/** What a person types arrives as rich text and, made from it, as text. */
function isEcho(block: unknown, text: string | null | undefined): boolean {
  return Boolean(text?.trim()) && z.object({ type: z.literal('rich_text') }).safeParse(block).success;
}

function addAttachment(lines: Lines, raw: unknown): void {
  const parsed = Attachment.safeParse(raw);
  if (!parsed.success) return;
  const { pretext, author_name, title, text, fields, blocks, footer, fallback } = parsed.data;
  for (const part of [pretext, author_name, title, text]) lines.add(part);
  for (const field of fields ?? []) lines.add([field.title, field.value].filter(Boolean).join(': '));
  for (const block of blocks ?? []) lines.add(blockWords(block));
  lines.add(footer);
  if (![pretext, title, text].some(Boolean) && !fields?.length && !blocks?.length) lines.add(fallback);
}

/** Keeps each line once: a line that stands inside an earlier one adds nothing. */
class Lines {
  readonly #kept: string[] = [];

  add(raw: string | null | undefined): void {
    for (const part of readable(raw ?? '').split('\n')) {
      const line = part.trim();
      if (line && !this.#kept.some((kept) => bare(kept).includes(bare(line)))) this.#kept.push(line);
    }
  }

  text(): string {
    return this.#kept.join('\n');
  }
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
