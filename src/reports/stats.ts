import { cameBackText, incidentsText, runbooksText } from '../bot/month/month-card.ts';
import { inWords } from '../card/words.ts';
import { type Enough, readEnough } from '../notes/enough.ts';
import { parseMarks } from '../notes/incident-marks.ts';
import { parseUsed } from '../notes/used.ts';
import { parseWanted } from '../notes/wanted.ts';
import { enoughToJudge, type Quality } from '../quiz/quality-judge.ts';
import { keptQuality } from '../quiz/quality-kept.ts';
import { type Asked, type Usage, type UsageNotes, usageOf } from '../quiz/usage.ts';
import type { Note, NoteKind } from '../store/notes.ts';
import type { Store } from '../store/store.ts';
import type { Report, ReportSources } from './report.ts';

const always = { from: 0, until: Number.POSITIVE_INFINITY };
const mostListed = 20;
const none: UsageNotes = { marks: [], wanted: [], used: new Map() };

/** What the drills and the incidents show, over everything and without a name, in the order of what to do about it. */
export async function reportStats(from: ReportSources): Promise<Report> {
  const quality = keptQuality(await from.store.tallies());
  const usage = await readUsage(from);
  const enough = (await readEnough(from.store)).filter(({ yes, no }) => yes + no >= enoughToJudge);
  const text = [...describe(quality, usage), ...list('Read, and enough for', enough.map(enoughText))];
  return { data: { ...told(quality), ...usage, enough }, text: text.join('\n') };
}

function enoughText({ section, yes, no }: Enough): string {
  return `${section}  ${yes} of ${yes + no} who said`;
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

async function readUsage({ store, library }: ReportSources): Promise<Usage> {
  const usages = [
    ...(await readAll(store, 'incidents', (note) => ({ ...none, marks: parseMarks(note) }))),
    ...(await readAll(store, 'wanted', (note) => ({ ...none, wanted: parseWanted(note) }))),
    ...(await readAll(store, 'used', (note) => ({ ...none, used: parseUsed(note) }))),
  ];
  const time = { ...always, now: await store.now() };
  const shown = usages.some(({ used }) => used.size > 0) ? await library() : undefined;
  return together(usages.map((notes) => usageOf(notes, shown, time)));
}

/** Each kind of note on its own: the figures are sums. */
async function readAll(
  store: Store,
  kind: NoteKind,
  parse: (note: Note) => UsageNotes,
): Promise<readonly UsageNotes[]> {
  const all: UsageNotes[] = [];
  for await (const { note } of store.notes(kind)) all.push(parse(note));
  return all;
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
      'Questions to fix (nobody or everybody was right)',
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
    `${quality.people} people have answered. Gaps show from ${inWords(enoughToJudge)} people up.`,
  ];
}

function gapText(gap: Quality['guides'][number]): string {
  return `${gap.id}  ${gap.right} of ${gap.answers} right, ${gap.people} people`;
}

/** About 70 % keeps people trying: fewer discourages, more teaches nothing. */
function shareText({ questions }: Quality): string {
  if (questions.length === 0) return 'No question has been answered yet.';
  const known = questions.filter((question) => question.isTold);
  if (known.length === 0) return `Right over all questions: told from ${inWords(enoughToJudge)} people up.`;
  const answered = known.reduce((sum, question) => sum + question.answered, 0);
  const right = known.reduce((sum, question) => sum + question.right, 0);
  return `Right over all questions: ${Math.round((100 * right) / answered)} %. About 70 % is the aim.`;
}

function list(title: string, rows: readonly string[]): readonly string[] {
  return rows.length === 0 ? [] : [`${title}:`, ...rows.map((row) => `  ${row}`)];
}
