import type { Epoch, TeamId } from '../ids.ts';
import type { Note, NoteStore } from '../store/notes.ts';
import { dayMs } from '../time.ts';

/** What somebody did in an incident, for the monthly note. */
export type Act = 'said' | 'opened' | 'muted' | `notit-${string}`;

export interface Mark {
  readonly act: string;
  /** An incident is named by its first card. */
  readonly incident: string;
  readonly at: Epoch;
}

const keptMs = 100 * dayMs;

export async function readMarks(store: NoteStore, team: TeamId): Promise<readonly Mark[]> {
  return parseMarks(await store.read('incidents', team));
}

export function parseMarks(note: Note): readonly Mark[] {
  return Object.entries(note).flatMap(([field, at]) => {
    const [, act, incident] = /^(\S+) (.+)$/s.exec(field) ?? [];
    return act && incident && typeof at === 'number' ? [{ act, incident, at }] : [];
  });
}

/** The bot spoke: what no note will tell any more goes. */
export async function markSaid(
  store: NoteStore,
  team: TeamId,
  { incident, at }: { readonly incident: string; readonly at: Epoch },
): Promise<void> {
  const old = (await readMarks(store, team)).filter((mark) => at - mark.at > keptMs);
  await store.note('incidents', team, {
    ...Object.fromEntries(old.map((mark) => [`${mark.act} ${mark.incident}`, null])),
    [`said ${incident}`]: at,
  });
}

/** `at` null takes it back. A field for each, so that two replicas never overwrite each other's. */
export async function mark(
  store: NoteStore,
  team: TeamId,
  done: { readonly act: Act; readonly incident: string; readonly at: Epoch | null },
): Promise<void> {
  await store.note('incidents', team, { [`${done.act} ${done.incident}`]: done.at });
}
