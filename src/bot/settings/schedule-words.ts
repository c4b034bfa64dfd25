import { plural } from '../../card/words.ts';
import { type Library, type Pack, packs } from '../../library/model.ts';
import { allowedQuestions } from '../../quiz/choose.ts';
import { postingDays } from '../../schedule/calendar.ts';
import type { PostState } from '../../store/posts.ts';
import type { Schedule } from '../../store/schedules.ts';
import { packName } from '../find/browse.ts';
import { askable } from '../quiz/topic.ts';

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

export const weekdays = dayNames.map((label, i) => ({ value: String(i + 1), label }));

/** "Mon–Fri", "Mon, Wed, Fri", "every day" */
export function daysText(days: readonly number[]): string {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  const names = sorted.map((day) => dayNames[day - 1] ?? '');
  const isRun = sorted.length > 2 && sorted.every((day, i) => i === 0 || day === (sorted[i - 1] ?? 0) + 1);
  if (sorted.length === 7) return 'Every day';
  return isRun ? `${names[0]}–${names.at(-1)}` : names.join(', ');
}

/** "from 13 guides on incidents and running systems"; a team's own are always among them. */
export function sourcesText(library: Library, schedule: Pick<Schedule, 'packs'>): string {
  const asked = [...packsOf(library).filter((pack) => schedule.packs.includes(pack)), 'own' as const];
  const guides = askable(library).filter((guide) => asked.includes(guide.pack));
  const names = asked.filter((pack) => guides.some((guide) => guide.pack === pack));
  const words = names.map((pack) => packName(pack).toLowerCase());
  return `from ${plural(guides.length, 'guide')}${words.length > 0 ? ' on ' : ''}${joined(words)}`;
}

/** "169 questions, 34 weeks before one repeats" */
export function stockText(library: Library, schedule: Schedule, posts: readonly PostState[]): string {
  const questions = allowedQuestions({ library, schedule, posts }).length;
  const weeks = Math.floor(questions / Math.max(1, postingDays(schedule).length));
  return `${plural(questions, 'question')}, ${plural(weeks, 'week')} before one repeats`;
}

/** The packs that a schedule chooses among. */
export function packsOf(library: Library): readonly Pack[] {
  return packs.filter((pack) => askable(library).some((guide) => guide.pack === pack));
}

function joined(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
