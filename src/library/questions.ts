import { z } from 'zod';
import { toQuestionId, toSectionId } from '../ids.ts';
import type { Pause } from './document.ts';
import type { File } from './guide.ts';
import { shortKey } from './keys.ts';
import type { Guide, Problem, Question } from './model.ts';
import { QuestionEntry, QuestionFile } from './schema.ts';
import { parseYaml, type Where } from './yaml.ts';
import { entriesOf } from './yaml-entries.ts';
import { yamlFault } from './yaml-limits.ts';

/** A page that questions may be about, with its path inside the folder. */
export interface AskedPage {
  readonly guide: Guide;
  readonly inside: string;
}

export interface ReadEntries {
  readonly entries: readonly Entry[];
  readonly problems: readonly Problem[];
}

type Entry = QuestionEntry & { readonly line: number };

const mostEntries = 2000;
const noPause: Pause = () => Promise.resolve();

/** The entries of a file, each on its own: a broken one is a problem and drops no other. Others have their turn after each. */
export async function readEntries({ path, text }: File, pause = noPause): Promise<ReadEntries> {
  const parts = entriesOf(text);
  const fault =
    parts.length > mostEntries
      ? { what: 'it has more than 2,000 questions', todo: 'split it' }
      : yamlFault(text);
  if (fault) return { entries: [], problems: [{ file: path, line: 1, ...fault }] };
  const read: ReadEntries[] = [];
  for (const part of parts) {
    await pause();
    read.push(await readPart(part.text, { file: path, firstLine: part.firstLine }, pause));
  }
  return {
    entries: read.flatMap(({ entries }) => entries),
    problems: read.flatMap(({ problems }) => problems),
  };
}

async function readPart(text: string, where: Where, pause: Pause): Promise<ReadEntries> {
  const whole = parseYaml(text, QuestionFile, where);
  const lined = (entry: QuestionEntry): Entry => ({ ...entry, line: where.firstLine });
  if ('value' in whole) return { entries: whole.value.map(lined), problems: [] };
  await pause();
  const list = parseYaml(text, z.array(z.unknown()), where);
  const entries = ('value' in list ? list.value : []).flatMap((entry) => {
    const read = QuestionEntry.safeParse(entry);
    return read.success ? [lined(read.data)] : [];
  });
  return { entries, problems: whole.problems };
}

/** Each entry with the page that it is about. `section` is an anchor of the only page there may be, or `page.md#anchor`. */
export async function placeEntries(
  file: File,
  { entries, problems }: ReadEntries,
  { pages, pause }: { readonly pages: readonly AskedPage[]; readonly pause: Pause },
): Promise<{
  readonly questions: ReadonlyMap<string, readonly Question[]>;
  readonly problems: readonly Problem[];
}> {
  const questions = new Map<string, Question[]>();
  const lost: Problem[] = [];
  for (const [i, entry] of entries.entries()) {
    if (i % 20 === 0) await pause();
    const page = pages.find((one) => hasSection(one, entry.section));
    if (!page) {
      lost.push(lostEntry(file, entry, pages));
      continue;
    }
    const of = questions.get(page.guide.slug) ?? [];
    of.push(toQuestion(page.guide.slug, entry));
    questions.set(page.guide.slug, of);
  }
  return { questions, problems: [...problems, ...lost] };
}

export function hasSection({ guide, inside }: AskedPage, section: string): boolean {
  const [page, anchor] = section.includes('#') ? section.split('#', 2) : ['', section];
  const name = inside.split('/').at(-1) ?? inside;
  const isNamed = page === '' || page === name || page === name.replace(/\.\w+$/, '') || page === guide.slug;
  return isNamed && guide.sections.some((one) => one.anchor === anchor);
}

function lostEntry(file: File, entry: Entry, pages: readonly AskedPage[]): Problem {
  const example = pages[0]?.guide.sections[0]?.anchor ?? 'in-one-minute';
  const where = pages.length > 1 ? 'no page beside it has a section' : 'the guide has no section';
  return {
    file: file.path,
    line: entry.line,
    what: `question ${entry.id}: ${where} "${entry.section}"`,
    todo: `use the anchor of one of its headings, such as "${example}"`,
  };
}

export function lineOfId(text: string, id: string): number {
  const at = text.search(new RegExp(`^[ \\t]*(?:-[ \\t]*)?id:[ \\t]*['"]?${id}['"]?[ \\t]*(?:#.*)?$`, 'm'));
  return at < 0 ? 1 : text.slice(0, at + 1).split('\n').length;
}

function toQuestion(guide: string, entry: QuestionEntry): Question {
  const id = toQuestionId(guide, entry.id);
  const best = ({ A: 0, B: 1, C: 2, D: 3 } as const)[entry.answer];
  return {
    id,
    guide,
    section: toSectionId(guide, entry.section.replace(/^.*#/, '')),
    difficulty: entry.difficulty,
    stem: entry.stem,
    choices: entry.choices,
    best,
    key: shortKey(id),
  };
}
