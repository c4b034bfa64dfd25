import { z } from 'zod';
import type { Values } from '../notes/draft.ts';

/** What was sent, each field read by its own rule; or a sentence for each field that was wrong. */
export type ReadForm<T> =
  | { readonly value: T; readonly errors: undefined }
  | { readonly value: undefined; readonly errors: Readonly<Record<string, string>> };

/** A field for words, without the spaces around them; empty where it was left out. */
export const typed = z
  .array(z.string())
  .default([])
  .transform((values) => (values[0] ?? '').trim());

/** What was typed in one field, whatever stands in the others. */
export function typedIn(values: Values, name: string): string {
  return typed.parse(values[name]);
}

/** A field to pick in. */
export const picked = z.array(z.string()).default([]);

/** `typed.transform((text, context) => timeOfDay(text) ?? wrong(context, 'Write it like 10:00.'))` */
export function wrong(context: z.RefinementCtx, sentence: string): never {
  context.addIssue(sentence);
  return z.NEVER;
}

export function readForm<T>(schema: z.ZodType<T>, values: Values): ReadForm<T> {
  const read = schema.safeParse(values);
  if (read.success) return { value: read.data, errors: undefined };
  const errors = read.error.issues.map(({ path, message }) => [String(path[0]), message]);
  return { value: undefined, errors: Object.fromEntries(errors) };
}
