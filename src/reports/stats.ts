import { cameBackText, incidentsText, runbooksText } from '../bot/month/month-card.ts';
import type { Library } from '../library/model.ts';
import { incidentsOf } from '../quiz/incident-marks.ts';
import { qualityOf } from '../quiz/quality.ts';
import type { Quality } from '../quiz/quality-judge.ts';
import { type Usage, usageOf, type Wanted } from '../quiz/usage.ts';
import type { Note } from '../store/notes.ts';
import type { Store } from '../store/store.ts';
import type { Report, ReportSources } from './report.ts';

const always = { from: 0, until: Number.POSITIVE_INFINITY };
const mostListed = 20;

/** What the drills and the incidents show, over everything and without a name, in the order of what to do about it. */
export async function reportStats(from: ReportSources): Promise<Report> {
  const quality = await qualityOf(() => from.store.facts());
  const usage = await readUsage(from.store, await from.library());
  return { data: { ...quality, ...usage }, text: describe(quality, usage).join('\n') };
}

async function readUsage(store: Store, library: Library): Promise<Usage> {
  const [incidents, wanted, used] = [new Map(), new Map(), new Map()] as [Notes, Notes, Notes];
  for await (const fact of store.facts()) {
    if (fact.kind !== 'note') continue;
    const { of, id, note } = fact;
    if (of === 'team' && id.endsWith(incidentsOf(''))) incidents.set(id, note);
    if (of === 'wanted') wanted.set(id, note);
    if (of === 'used') used.set(id, note);
  }
  const time = { ...always, now: await store.now() };
  const usages = [...new Set([...wanted.keys(), ...used.keys(), ...[...incidents.keys()].map(teamIn)])].map(
    (team) =>
      usageOf(
        {
          incidents: incidents.get(incidentsOf(team)) ?? {},
          wanted: wanted.get(team) ?? {},
          used: used.get(team) ?? {},
        },
        library,
        time,
      ),
  );
  return together(usages);
}

type Notes = Map<string, Note>;

function teamIn(id: string): string {
  return id.slice(0, -incidentsOf('').length);
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
    wanted: [...wanted].map(([words, times]): Wanted => ({ words, times })).sort((a, b) => b.times - a.times),
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
  const answered = questions.reduce((sum, question) => sum + question.answered, 0);
  const right = questions.reduce((sum, question) => sum + question.right, 0);
  if (answered === 0) return 'No question has been answered yet.';
  return `Right over all questions: ${Math.round((100 * right) / answered)} %. About 70 % is the aim.`;
}

function list(title: string, rows: readonly string[]): readonly string[] {
  return rows.length === 0 ? [] : [`${title}:`, ...rows.map((row) => `  ${row}`)];
}
