import { cameBackText, incidentsText, runbooksText } from '../bot/month/month-card.ts';
import type { Library } from '../library/model.ts';
import { parseMarks } from '../notes/incident-marks.ts';
import { parseUsed } from '../notes/used.ts';
import { parseWanted } from '../notes/wanted.ts';
import { qualityOf } from '../quiz/quality.ts';
import { enoughToJudge, type Quality } from '../quiz/quality-judge.ts';
import { type Asked, type Usage, type UsageNotes, usageOf } from '../quiz/usage.ts';
import type { Store } from '../store/store.ts';
import type { Report, ReportSources } from './report.ts';

const always = { from: 0, until: Number.POSITIVE_INFINITY };
const mostListed = 20;

/** What the drills and the incidents show, over everything and without a name, in the order of what to do about it. */
export async function reportStats(from: ReportSources): Promise<Report> {
  const quality = await qualityOf(() => from.store.facts());
  const usage = await readUsage(from.store, await from.library());
  return { data: { ...told(quality), ...usage }, text: describe(quality, usage).join('\n') };
}

/** What may leave as data: no figure that fewer than five people made. */
function told({ cameBack, questions, ...rest }: Quality): Readonly<Record<string, unknown>> {
  return {
    ...rest,
    ...((cameBack.of === 0 || cameBack.people >= enoughToJudge) && { cameBack }),
    questions: questions.map(({ right, isTold, ...question }) =>
      isTold ? { ...question, right } : question,
    ),
  };
}

async function readUsage(store: Store, library: Library): Promise<Usage> {
  const teams = new Map<string, { -readonly [K in keyof UsageNotes]: UsageNotes[K] }>();
  for await (const fact of store.facts()) {
    if (fact.kind !== 'note') continue;
    const notes = teams.get(fact.id) ?? { marks: [], wanted: [], used: {} };
    if (fact.of === 'incidents') notes.marks = parseMarks(fact.note);
    else if (fact.of === 'wanted') notes.wanted = parseWanted(fact.note);
    else if (fact.of === 'used') notes.used = parseUsed(fact.note);
    else continue;
    teams.set(fact.id, notes);
  }
  const time = { ...always, now: await store.now() };
  return together([...teams.values()].map((notes) => usageOf(notes, library, time)));
}

function together(usages: readonly Usage[]): Usage {
  const sum = (of: (usage: Usage) => number): number => usages.reduce((total, usage) => total + of(usage), 0);
  const wanted = new Map<string, number>();
  for (const { words, times } of usages.flatMap((usage) => usage.wanted))
    wanted.set(words, (wanted.get(words) ?? 0) + times);
  return {
    incidents: sum((usage) => usage.incidents),
    opened: sum((usage) => usage.opened),
    notIt: sum((usage) => usage.notIt),
    muted: sum((usage) => usage.muted),
    wanted: [...wanted].map(([words, times]): Asked => ({ words, times })).sort((a, b) => b.times - a.times),
    oldRunbooks: [...new Set(usages.flatMap((usage) => usage.oldRunbooks))],
  };
}

function describe(quality: Quality, usage: Usage): readonly string[] {
  const faulty = quality.questions.filter((question) => question.isFaulty);
  return [
    cameBackText(quality.cameBack),
    ...list(
      'Questions to mend (nobody or everybody was right)',
      faulty.map((one) => `${one.question}  ${one.right} of ${one.answered} right`),
    ),
    ...list('Sections most missed', quality.sections.slice(0, mostListed).map(gapText)),
    ...list('Guides below half', quality.guides.map(gapText)),
    incidentsText(usage),
    ...list(
      'Asked for and missing',
      usage.wanted.slice(0, mostListed).map((one) => `${one.words}  (${one.times})`),
    ),
    runbooksText(usage.oldRunbooks),
    shareText(quality),
    `${quality.people} people have answered. Gaps show from five people up.`,
  ];
}

function gapText(gap: Quality['guides'][number]): string {
  return `${gap.id}  ${gap.right} of ${gap.answers} right, ${gap.people} people`;
}

/** About 70 % keeps people trying: fewer discourages, more teaches nothing. */
function shareText({ questions }: Quality): string {
  if (questions.length === 0) return 'No question has been answered yet.';
  const known = questions.filter((question) => question.isTold);
  if (known.length === 0) return 'Right over all questions: told from five people up.';
  const answered = known.reduce((sum, question) => sum + question.answered, 0);
  const right = known.reduce((sum, question) => sum + question.right, 0);
  return `Right over all questions: ${Math.round((100 * right) / answered)} %. About 70 % is the aim.`;
}

function list(title: string, rows: readonly string[]): readonly string[] {
  return rows.length === 0 ? [] : [`${title}:`, ...rows.map((row) => `  ${row}`)];
}
