import type { Epoch } from '../ids.ts';
import type { Mark } from '../notes/incident-marks.ts';

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

/** An incident belongs to the time when it was first spoken to. */
export function countIncidents(marks: readonly Mark[], { from, until }: Period): IncidentCounts {
  const said = marks.filter(({ act, at }) => act === 'said' && at >= from && at < until);
  const names = new Set(said.map(({ incident }) => incident));
  const count = (is: (act: string) => boolean): number =>
    marks.filter(({ act, incident }) => is(act) && names.has(incident)).length;
  return {
    incidents: names.size,
    opened: count((act) => act === 'opened'),
    notIt: count((act) => act.startsWith('notit-')),
    muted: count((act) => act === 'muted'),
  };
}
