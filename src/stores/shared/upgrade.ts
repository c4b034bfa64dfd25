import { z } from 'zod';
import type { Note, NoteKind, NoteValue } from '../../store/notes.ts';

interface StoredNote {
  readonly of: NoteKind;
  readonly id: string;
  readonly note: Note;
}

export interface Upgraded {
  /** What the note itself becomes; without a field it is removed. */
  readonly kept: Note;
  /** What becomes part of another note. */
  readonly moved: readonly StoredNote[];
}

/**
 * A note of data version 2 in the form of version 3, where a list is a field for each entry, a mute and each register
 * have a kind of their own; without the words that version 3 still had as they were typed. One that has this form
 * already stays as it is, so this can be repeated.
 */
export function upgradeNote({ of, id, note }: StoredNote): Upgraded {
  switch (of) {
    case 'conversation':
    case 'thread':
      return withoutMute(id, of === 'thread' ? thread(note) : conversation(note));
    case 'member':
      return stay(member(note));
    case 'wanted':
      return stay(wanted(note));
    case 'team':
      return team(id, note);
    default:
      return stay(note);
  }
}

function stay(note: Note): Upgraded {
  return { kept: note, moved: [] };
}

function withoutMute(id: string, { mutedAt, ...kept }: Note): Upgraded {
  return { kept, moved: typeof mutedAt === 'number' ? [{ of: 'mute', id, note: { at: mutedAt } }] : [] };
}

/** Of votes on a trial, which has five incidents. */
const Count = z.number().int().min(0).max(5).catch(0);
const Texts = z.array(z.string()).catch([]);

/** Names of alerts are words, which are kept no more: a list in version 2, a field for each in version 3. */
function conversation({
  spokenDay,
  spokenCount,
  alerts: _words,
  trialRight,
  trialWrong,
  ...others
}: Note): Note {
  const [right, wrong] = [Count.parse(trialRight), Count.parse(trialWrong)];
  const kept = Object.entries(others).filter(([name]) => !name.startsWith('alert '));
  return {
    ...Object.fromEntries(kept),
    ...(typeof spokenDay === 'string' && spokenDay !== '' && typeof spokenCount === 'number'
      ? { [`spoken ${spokenDay}`]: spokenCount }
      : {}),
    ...each(
      'vote',
      Array.from({ length: right + wrong }, (_, index) => [
        String(index + 1),
        index < right ? 'right' : 'wrong',
      ]),
    ),
  };
}

function thread({ rejected, ...kept }: Note): Note {
  return {
    ...kept,
    ...each(
      'rejected',
      Texts.parse(rejected).map((guide) => [guide, true]),
    ),
  };
}

const Pauses = z.array(z.object({ from: z.number(), until: z.number().nullable() })).catch([]);
const Homes = z.array(z.object({ team: z.string(), conversation: z.string() })).catch([]);

/** Homes came the latest first; what is answered from now on comes before them. A draft held words as they were typed. */
function member({ pauses, shown, homes, monthsOff, draft: _words, ...kept }: Note): Note {
  const old = Homes.parse(homes).toReversed();
  return {
    ...kept,
    ...each(
      'pause',
      Pauses.parse(pauses).map(({ from, until }) => [String(from), until ?? 0]),
    ),
    ...each(
      'shown',
      Texts.parse(shown).map((one) => [one, true]),
    ),
    ...each(
      'home',
      old.map((home, index) => [home.conversation, { team: home.team, at: index + 1 }]),
    ),
    ...each(
      'monthOff',
      Texts.parse(monthsOff).map((one) => [one, true]),
    ),
  };
}

const Wanted = z.object({ times: z.number(), at: z.number().optional() });

function wanted(note: Note): Note {
  return Object.fromEntries(
    Object.entries(note).flatMap(([words, value]): [string, NoteValue][] => {
      const old = Wanted.safeParse(value).data;
      if (!old) return [[words, value]];
      const at = old.at === undefined ? [] : [[`at ${words}`, old.at] satisfies [string, number]];
      return [[`times ${words}`, old.times], ...at];
    }),
  );
}

const registers: ReadonlySet<string> = new Set(['left', 'holidays', 'months'] satisfies NoteKind[]);

/** Registers and lists stood under names that are no team's. */
function team(id: string, note: Note): Upgraded {
  if (registers.has(id)) return { kept: {}, moved: [{ of: id as NoteKind, id: 'all', note }] };
  const [, owner, list] = /^(.*)\/(shown|incidents)$/s.exec(id) ?? [];
  if (owner === undefined) return stay(note);
  return { kept: {}, moved: [{ of: list as NoteKind, id: owner, note }] }; // one of the two above
}

function each(word: string, entries: readonly (readonly [string, Note[string]])[]): Note {
  return Object.fromEntries(entries.map(([name, value]) => [`${word} ${name}`, value]));
}
