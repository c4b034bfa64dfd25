import type { Epoch } from '../ids.ts';
import type { Library } from '../library/model.ts';
import type { Mark } from '../notes/incident-marks.ts';
import type { Used } from '../notes/used.ts';
import type { Wanted } from '../notes/wanted.ts';
import { dayMs } from '../time.ts';
import { countIncidents, type IncidentCounts, type Period } from './incident-marks.ts';

/** Words, and how often they were asked for. */
export type Asked = Pick<Wanted, 'words' | 'times'>;

/** How the guides were used and missed, without a member. */
export interface Usage extends IncidentCounts {
  /** Words of "Ask for this guide", the most often asked for first. */
  readonly wanted: readonly Asked[];
  /** Paths of a team's own runbooks that were used in incidents, and not changed for a year. */
  readonly oldRunbooks: readonly string[];
}

export interface UsageNotes {
  readonly marks: readonly Mark[];
  readonly wanted: readonly Wanted[];
  readonly used: Used;
}

const yearMs = 365 * dayMs;

/** `library` only finds what was used. */
export function usageOf(
  notes: UsageNotes,
  library: Library | undefined,
  time: Period & { readonly now: Epoch },
): Usage {
  return {
    ...countIncidents(notes.marks, time),
    wanted: wantedIn(notes.wanted, time),
    oldRunbooks: oldRunbooks(notes.used, library, time),
  };
}

/** What was last asked for within the time. */
export function wantedIn(all: readonly Wanted[], { from, until }: Period): readonly Asked[] {
  return all
    .filter(({ at }) => at >= from && at < until)
    .map(({ words, times }) => ({ words, times }))
    .sort((a, b) => b.times - a.times || (a.words < b.words ? -1 : 1));
}

function oldRunbooks(
  used: Used,
  library: Library | undefined,
  time: Period & { readonly now: Epoch },
): readonly string[] {
  const paths = [...used].flatMap(([section, at]) => {
    if (at < time.from || at >= time.until) return [];
    const guide = library?.guide(library.section(section)?.guide ?? '');
    const isOld = guide?.own && guide.age && time.now - Date.parse(guide.age.on) > yearMs;
    return isOld ? [guide.own.path] : [];
  });
  return [...new Set(paths)].sort();
}
