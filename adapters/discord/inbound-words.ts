import { z } from 'zod';

const Embed = z.object({
  title: z.string().nullish(),
  description: z.string().nullish(),
  author: z.object({ name: z.string().nullish() }).nullish(),
  footer: z.object({ text: z.string().nullish() }).nullish(),
  fields: z.array(z.object({ name: z.string().nullish(), value: z.string().nullish() })).nullish(),
});

/** What of a message carries words. Everything else of the payload is let through unread. */
export const Spoken = z.object({
  content: z.string().nullish(),
  embeds: z.array(z.unknown()).nullish(),
  components: z.array(z.unknown()).nullish(),
});

/** The words of a message, a line each. Alert bots send an empty content and everything in embeds. */
export function wordsOf(message: z.infer<typeof Spoken>): string {
  const lines: string[] = [];
  add(lines, message.content);
  for (const raw of message.embeds ?? []) addEmbed(lines, raw);
  for (const text of displayed(message.components ?? [])) add(lines, text);
  return lines.join('\n');
}

function addEmbed(lines: string[], raw: unknown): void {
  const embed = Embed.safeParse(raw).data;
  if (!embed) return;
  for (const part of [embed.author?.name, embed.title, embed.description]) add(lines, part);
  for (const field of embed.fields ?? []) add(lines, [field.name, field.value].filter(Boolean).join(': '));
  add(lines, embed.footer?.text);
}

/** Each line once: what an embed repeats of the content adds nothing. */
function add(lines: string[], raw: string | null | undefined): void {
  for (const part of readable(raw ?? '').split('\n')) {
    const line = part.trim();
    if (line && !lines.some((kept) => kept.includes(line))) lines.push(line);
  }
}

const Component = z.object({
  type: z.number(),
  content: z.string().nullish(),
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
    .replace(/<\/([^:>]+):\d+>/g, '/$1')
    .replace(/\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)/g, '$1');
}
