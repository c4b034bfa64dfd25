import type { GitDates } from './git-dates.ts';
import type { LoadedGuide } from './loaded.ts';
import type { Guide } from './model.ts';

/** The same guide again while its day is the same: an index knows by it that nothing changed. */
const known = new WeakMap<Guide, Guide>();

/** A page that says nothing of its age is as old as its last commit. */
export function withDates(loaded: readonly LoadedGuide[], dates: GitDates): readonly LoadedGuide[] {
  return loaded.map((one) => {
    const on = one.guide.age ? undefined : dates.get(one.guide.own?.path ?? '');
    return on === undefined ? one : { ...one, guide: dated(one.guide, on) };
  });
}

function dated(guide: Guide, on: string): Guide {
  const before = known.get(guide);
  if (before?.age?.on === on) return before;
  const made: Guide = { ...guide, age: { means: 'last changed', on } };
  known.set(guide, made);
  return made;
}
