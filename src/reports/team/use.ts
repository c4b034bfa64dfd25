import type { Figure } from '../../card/figure.ts';
import type { Epoch } from '../../ids.ts';
import type { Guide, Library } from '../../library/model.ts';
import type { Mark } from '../../notes/incident-marks.ts';
import type { Used } from '../../notes/used.ts';
import type { Wanted } from '../../notes/wanted.ts';
import { countIncidents } from '../../quiz/incident-marks.ts';
import { monthBefore, monthName, monthRange } from '../../schedule/months.ts';
import { dayMs } from '../../time.ts';

/** As long as marks of incidents are kept. */
const shownMonths = 3;

/** Words that found nothing, and that somebody asked a guide for. */
export function wantedFigure(wanted: readonly Wanted[]): Figure {
  const rows = wanted.toSorted((a, b) => b.times - a.times || b.at - a.at);
  return {
    id: 'missing',
    title: 'Searched for and not found',
    about: 'Words for which somebody pressed "Ask for this guide", without who it was.',
    none: 'Nobody has asked for a guide that is missing.',
    columns: ['Words', 'Times', 'Last'],
    rows: rows.map(({ words, times, at }) => [words, times, dateOf(at)]),
  };
}

/** By month, the newest first. */
export function incidentFigure(marks: readonly Mark[], now: Epoch): Figure {
  const months: string[] = [dateOf(now).slice(0, 7)];
  for (let i = 1, at = now; i < shownMonths; i += 1) {
    const month = monthBefore('UTC', at);
    months.push(month);
    at = monthRange('UTC', month).from;
  }
  const rows = months.map((month) => {
    const { incidents, opened, notIt, muted } = countIncidents(marks, monthRange('UTC', month));
    return [monthName(month), incidents, opened, notIt, muted];
  });
  return {
    id: 'recommendations',
    title: 'Recommendations in incidents',
    about:
      'In how many incidents Coach spoke, in how many a section was opened or marked helpful, and how often "Not it" or Mute was pressed. What is older is not kept.',
    none: 'Coach has not spoken in an incident yet.',
    columns: ['Month', 'Incidents', 'Opened or helped', 'Not it', 'Muted'],
    rows: rows.some(([, incidents]) => incidents !== 0) ? rows : [],
    chart: { column: 1, isShare: false },
  };
}

const ages = [
  ['changed within 3 months', 92],
  ['within 6 months', 183],
  ['within a year', 366],
  ['longer ago', Number.POSITIVE_INFINITY],
] as const;

/** A team's own pages: how old they are, and when they were last used in an incident. */
export function runbookFigures(library: Library, used: Used, now: Epoch): readonly Figure[] {
  const own = library.guides.filter((guide) => guide.own);
  const last = new Map<string, Epoch>();
  for (const [section, at] of used) {
    const slug = library.section(section)?.guide ?? '';
    last.set(slug, Math.max(at, last.get(slug) ?? 0));
  }
  return [bandsOf(own, last, now), listOf(own, last)];
}

function bandsOf(own: readonly Guide[], last: ReadonlyMap<string, Epoch>, now: Epoch): Figure {
  const daysOf = ({ age }: Guide): number | undefined => age && (now - Date.parse(age.on)) / dayMs;
  const known = own.filter((guide) => guide.age);
  const rows = ages.map(([name, below], i) => {
    const from = ages[i - 1]?.[1] ?? 0;
    const within = known.filter((guide) => {
      const days = Math.max(0, daysOf(guide) ?? 0);
      return days >= from && days < below;
    });
    return [name, within.length, within.filter(({ slug }) => last.has(slug)).length];
  });
  return {
    id: 'runbook-ages',
    title: 'Own runbooks by age',
    about: 'By front matter or last commit; those whose age nobody knows are left out.',
    none: 'No own runbook whose age is known.',
    columns: ['Age', 'Runbooks', 'Used in an incident'],
    rows: known.length > 0 ? rows : [],
    chart: { column: 1, isShare: false },
  };
}

/** Used ones first, of those the oldest: what to look over next. */
function listOf(own: readonly Guide[], last: ReadonlyMap<string, Epoch>): Figure {
  const sorted = own.toSorted(
    (a, b) =>
      Number(last.has(b.slug)) - Number(last.has(a.slug)) || ((a.age?.on ?? '') < (b.age?.on ?? '') ? -1 : 1),
  );
  return {
    id: 'runbooks',
    title: 'Own runbooks by use',
    about: 'Those used in an incident first, of them the oldest first.',
    none: 'No own runbooks: GUIDES_PATH names their folders.',
    columns: ['Runbook', 'Last changed', 'Last used in an incident'],
    rows: sorted.map((guide) => {
      const at = last.get(guide.slug);
      return [guide.own?.path ?? guide.slug, guide.age?.on ?? 'not known', at ? dateOf(at) : 'never'];
    }),
  };
}

function dateOf(at: Epoch): string {
  return new Date(at).toISOString().slice(0, 10);
}
