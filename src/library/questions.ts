import { z } from 'zod';
import type { File } from './guide.ts';
import { shortKey } from './keys.ts';
import type { Guide, Problem, Question } from './model.ts';
import { QuestionEntry, QuestionFile } from './schema.ts';
import { parseYaml } from './yaml.ts';

/** A page that questions may be about, with its path inside the folder. */
export interface AskedPage {
  readonly guide: Guide;
  readonly inside: string;
}

export interface ReadEntries {
  readonly entries: readonly QuestionEntry[];
  readonly problems: readonly Problem[];
}

/** The entries of a file, each on its own: a broken one is a problem and drops no other. */
export function readEntries(file: File): ReadEntries {
  const where = { file: file.path, firstLine: 1 };
  const whole = parseYaml(file.text, QuestionFile, where);
  if ('value' in whole) return { entries: whole.value, problems: [] };
  const list = parseYaml(file.text, z.array(z.unknown()), where);
  const entries = ('value' in list ? list.value : []).flatMap((entry) => {
    const read = QuestionEntry.safeParse(entry);
    return read.success ? [read.data] : [];
  });
  return { entries, problems: whole.problems };
}

/** Each entry with the page that it is about. `section` is an anchor of the only page there may be, or `page.md#anchor`. */
export function placeEntries(
  file: File,
  { entries, problems }: ReadEntries,
  pages: readonly AskedPage[],
): { readonly questions: ReadonlyMap<string, readonly Question[]>; readonly problems: readonly Problem[] } {
  const questions = new Map<string, Question[]>();
  const lost: Problem[] = [];
  for (const entry of entries) {
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

function lostEntry(file: File, entry: QuestionEntry, pages: readonly AskedPage[]): Problem {
  const example = pages[0]?.guide.sections[0]?.anchor ?? 'in-one-minute';
  const where = pages.length > 1 ? 'no page beside it has a section' : 'the guide has no section';
  return {
    file: file.path,
    line: lineOfId(file.text, entry.id),
    what: `question ${entry.id}: ${where} "${entry.section}"`,
    todo: `use the anchor of one of its headings, such as "${example}"`,
  };
}

export function lineOfId(text: string, id: string): number {
  const at = text.search(new RegExp(`^[ \\t]*(?:-[ \\t]*)?id:[ \\t]*['"]?${id}['"]?[ \\t]*(?:#.*)?$`, 'm'));
  return at < 0 ? 1 : text.slice(0, at + 1).split('\n').length;
}

function toQuestion(guide: string, entry: QuestionEntry): Question {
  const id = `${guide}/${entry.id}`;
  const best = ({ A: 0, B: 1, C: 2, D: 3 } as const)[entry.answer];
  return {
    id,
    guide,
    section: `${guide}#${entry.section.replace(/^.*#/, '')}`,
    difficulty: entry.difficulty,
    stem: entry.stem,
    choices: entry.choices,
    best,
    key: shortKey(id),
  };
}
