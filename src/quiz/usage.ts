import type { Epoch } from '../ids.ts';
import type { Library } from '../library/model.ts';
import type { Note } from '../store/notes.ts';
import { countIncidents, type IncidentCounts, type Period } from './incident-marks.ts';

export interface Wanted {
  readonly words: string;
  readonly times: number;
}

/** How the guides were used and missed, without a member. */
export interface Usage extends IncidentCounts {
  /** Words of "Ask for this guide", the most often asked for first. */
  readonly wanted: readonly Wanted[];
  /** Paths of a team's own runbooks that were used in incidents, and not changed for a year. */
  readonly oldRunbooks: readonly string[];
}

export interface UsageNotes {
  readonly incidents: Note;
  readonly wanted: Note;
  readonly used: Note;
}

const yearMs = 365 * 86_400_000;

export function usageOf(notes: UsageNotes, library: Library, time: Period & { readonly now: Epoch }): Usage {
  return {
    ...countIncidents(notes.incidents, time),
    wanted: wantedIn(notes.wanted, time),
    oldRunbooks: oldRunbooks(notes.used, library, time),
  };
}

/** What was last asked for within the time. */
export function wantedIn(note: Note, { from, until }: Period): readonly Wanted[] {
  return Object.entries(note)
    .flatMap(([words, value]) => {
      const { times, at } = Object(value) as { times?: unknown; at?: unknown }; // read field by field below
      if (typeof times !== 'number' || typeof at !== 'number' || at < from || at >= until) return [];
      return [{ words, times }];
    })
    .sort((a, b) => b.times - a.times || (a.words < b.words ? -1 : 1));
}

function oldRunbooks(
  used: Note,
  library: Library,
  time: Period & { readonly now: Epoch },
): readonly string[] {
  const paths = Object.entries(used).flatMap(([section, at]) => {
    if (typeof at !== 'number' || at < time.from || at >= time.until) return [];
    const guide = library.guide(library.section(section)?.guide ?? '');
    const isOld = guide?.own && time.now - Date.parse(guide.reviewed) > yearMs;
    return isOld ? [guide.own.path] : [];
  });
  return [...new Set(paths)].sort();
}
