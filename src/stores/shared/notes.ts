import { isOf, type MemberId, type TeamId } from '../../ids.ts';
import type { Note, NoteKind, NoteValue } from '../../store/notes.ts';

/** Fields of `change` replace those of the note; null removes one. `fromEntries` keeps a field named `__proto__` a field. */
export function mergeNote(note: Note, change: Note): Note {
  const fields = new Map(Object.entries(note));
  for (const [field, value] of Object.entries(change))
    if (value === null) fields.delete(field);
    else fields.set(field, value);
  return Object.fromEntries(fields);
}

/** The fields that amounts are added to, with the sums. */
export function sumNote(note: Note, amounts: Readonly<Record<string, number>>): Note {
  const fields = new Map(Object.entries(note));
  return Object.fromEntries(
    Object.entries(amounts).map(([field, amount]) => {
      const before = fields.get(field);
      return [field, (typeof before === 'number' ? before : 0) + amount];
    }),
  );
}

/** Whether a text names the member or the team, and not one whose id merely starts or ends alike. */
export function naming(id: MemberId | TeamId): (text: string) => boolean {
  const name = idPattern(id);
  return (text) => text.includes(id) && name.test(text);
}

/** Which note it is. */
interface Which {
  readonly kind: NoteKind;
  readonly id: string;
}

/** Whether a note is the team's own, or one of its conversations' or threads'. */
export function isTeamNote(team: TeamId, { kind, id }: Which): boolean {
  return kind !== 'member' && isOf(team, id);
}

/** What a member's note or a register says of a team, as a change. The lists of who left and what was left are read until they are done with. */
export function withoutTeam(note: Note, team: TeamId, { kind }: Pick<Which, 'kind'>): Note | undefined {
  return kind === 'member' || kind === 'holidays' ? withoutMember(note, naming(team)) : undefined;
}

/** What a note says of a member within a team, as a change. */
export function withoutMemberIn(
  note: Note,
  { member, team }: { readonly member: MemberId; readonly team: TeamId },
  which: Which,
): Note | undefined {
  if (isTeamNote(team, which)) return withoutMember(note, naming(member));
  return which.kind === 'member' && which.id === member ? withoutMember(note, naming(team)) : undefined;
}

/** Finds an id that stands alone, or at the head of another that belongs to it. */
export function idPattern(id: string): RegExp {
  const escaped = id.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(`(?<![A-Za-z0-9])${escaped}(?![A-Za-z0-9])`);
}

/** The fields that name the member, as a change: null, or what is left of the value without the member. */
export function withoutMember(note: Note, names: (text: string) => boolean): Note | undefined {
  const change = Object.entries(note).flatMap(([field, value]): [string, NoteValue][] => {
    if (names(field)) return [[field, null]];
    const pruned = prune(value, names);
    return pruned === value ? [] : [[field, pruned ?? null]];
  });
  return change.length === 0 ? undefined : Object.fromEntries(change);
}

/** The fields that name the member, whole. */
export function fieldsNaming(note: Note, names: (text: string) => boolean): Note | undefined {
  const change = withoutMember(note, names);
  return change && Object.fromEntries(Object.entries(note).filter(([field]) => Object.hasOwn(change, field)));
}

/** The same value where nothing had to go, undefined where all of it had. */
function prune(value: NoteValue, names: (text: string) => boolean): NoteValue | undefined {
  if (typeof value === 'string') return names(value) ? undefined : value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const kept = entries.flatMap(([key, inner]): [string, NoteValue][] => {
    const pruned = names(key) ? undefined : prune(inner, names);
    return pruned === undefined ? [] : [[key, pruned]];
  });
  const isSame =
    kept.length === entries.length && kept.every(([, inner], index) => inner === entries[index]?.[1]);
  if (isSame) return value;
  return Array.isArray(value) ? kept.map(([, inner]) => inner) : Object.fromEntries(kept);
}
