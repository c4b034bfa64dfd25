import type { Guide, Library } from '../../library/model.ts';
import type { Schedule } from '../../store.ts';
import { packName } from '../find/browse.ts';

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

/** "from 13 guides on incidents and running systems" */
export function sourcesText(library: Library, packs: readonly string[]): string {
  const guides = askable(library).filter((guide) => packs.includes(guide.pack));
  const names = packsOf(library)
    .filter((pack) => packs.includes(pack))
    .map((pack) => packName(pack).toLowerCase());
  return `from ${guides.length} ${guides.length === 1 ? 'guide' : 'guides'} on ${joined(names)}`;
}

/** "169 questions, 34 weeks before one repeats" */
export function stockText(library: Library, schedule: Schedule): string {
  const questions = library.questions.filter((question) => {
    const pack = library.guide(question.guide)?.pack;
    const fits = schedule.difficulty === undefined || question.difficulty === schedule.difficulty;
    return fits && pack !== undefined && schedule.packs.includes(pack);
  }).length;
  const aWeek = schedule.turnedDown ? 2 : schedule.days.length;
  const weeks = Math.floor(questions / Math.max(1, aWeek));
  return `${questions} ${questions === 1 ? 'question' : 'questions'}, ${weeks} ${weeks === 1 ? 'week' : 'weeks'} before one repeats`;
}

/** The packs that have questions, in their order, a team's own last. */
export function packsOf(library: Library): readonly Guide['pack'][] {
  const order: readonly Guide['pack'][] = ['incidents', 'running', 'building', 'own'];
  return order.filter((pack) => askable(library).some((guide) => guide.pack === pack));
}

/** Guides with questions. */
export function askable(library: Library): readonly Guide[] {
  const slugs = new Set(library.questions.map((question) => question.guide));
  return library.guides.filter((guide) => slugs.has(guide.slug));
}

function joined(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
