import type { Epoch } from '../ids.ts';
import type { Note } from '../store/notes.ts';

/** What is remembered of the incidents of a team for its monthly note: ids and times. An incident is named by its first card. */
export type Mark = 'said' | 'opened' | 'muted' | `notit-${string}`;

export interface Period {
  readonly from: Epoch;
  readonly until: Epoch;
}

export interface IncidentCounts {
  readonly incidents: number;
  /** In how many of them a section was opened, or marked as helpful. */
  readonly opened: number;
  /** How often "Not it" was pressed. */
  readonly notIt: number;
  readonly muted: number;
}

const keptMs = 100 * 86_400_000;

/** The note of a team, apart from its settings, which are read far more often. */
export function incidentsOf(team: string): string {
  return `${team}/incidents`;
}

/** A field of its own for each mark, so that two replicas never overwrite each other's. */
export function incidentMark(mark: Mark, incident: string): string {
  return `${mark} ${incident}`;
}

/** An incident belongs to the time when it was first spoken to. */
export function countIncidents(note: Note, { from, until }: Period): IncidentCounts {
  const marks = parse(note);
  const ids = new Set(
    marks.filter(({ mark, at }) => mark === 'said' && at >= from && at < until).map(({ id }) => id),
  );
  const count = (is: (mark: string) => boolean): number =>
    marks.filter(({ mark, id }) => is(mark) && ids.has(id)).length;
  return {
    incidents: ids.size,
    opened: count((mark) => mark === 'opened'),
    notIt: count((mark) => mark.startsWith('notit-')),
    muted: count((mark) => mark === 'muted'),
  };
}

/** A change that drops what no note will tell any more. */
export function withoutOldMarks(note: Note, now: Epoch): Note {
  const old = parse(note).filter(({ at }) => now - at > keptMs);
  return Object.fromEntries(old.map(({ field }) => [field, null]));
}

function parse(note: Note): readonly { field: string; mark: string; id: string; at: Epoch }[] {
  return Object.entries(note).flatMap(([field, at]) => {
    const [, mark, id] = /^(\S+) (.+)$/s.exec(field) ?? [];
    return mark && id && typeof at === 'number' ? [{ field, mark, id, at }] : [];
  });
}
