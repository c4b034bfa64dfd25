import { z } from 'zod';
import type { Note, NoteValue } from '../store/notes.ts';

/** An id in a note, as it was minted. */
export const storedId = <Id extends string>() => z.custom<Id>((value) => typeof value === 'string');

/** What a change may say of the fields of a note: a value, or null to remove one. */
export type Change<T> = { readonly [K in keyof T]?: NonNullable<T[K]> | null };

/**
 * A list in a note is a field for each of its entries, such as `home slack:T1/C1`, so that nothing is lost where two
 * change it at once. These are the entries of one word, without it.
 */
export function entriesOf(note: Note, word: string): readonly (readonly [string, NoteValue])[] {
  return Object.entries(note).flatMap(([field, value]) =>
    field.startsWith(`${word} `) ? [[field.slice(word.length + 1), value] as const] : [],
  );
}

/** Those entries whose values are numbers. */
export function numbersOf(note: Note, word: string): readonly (readonly [string, number])[] {
  return entriesOf(note, word).flatMap(([name, value]) => (typeof value === 'number' ? [[name, value]] : []));
}

export function field(word: string, name: string): string {
  return `${word} ${name}`;
}

/** A change that removes these entries. */
export function without(word: string, names: readonly string[]): Note {
  return Object.fromEntries(names.map((name) => [field(word, name), null]));
}
