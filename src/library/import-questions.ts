import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readAiken } from './import-questions/aiken.ts';
import { toEntry } from './import-questions/entry.ts';
import type { Rejected } from './import-questions/foreign.ts';
import { readGift } from './import-questions/gift.ts';
import { readCsv, readTable } from './import-questions/table.ts';
import { readFolders } from './load.ts';
import { type AskedPage, hasSection, readEntries } from './questions.ts';
import { entriesToYaml } from './questions-yaml.ts';
import { replaceFile } from './replace-file.ts';
import type { QuestionEntry } from './schema.ts';

const readers = { csv: readCsv, gift: readGift, aiken: readAiken, table: readTable } as const;
export type QuestionFormat = keyof typeof readers;
export const questionFormats = Object.keys(readers) as readonly QuestionFormat[]; // its own keys

interface Asked {
  readonly file: string;
  /** Of the pages that the questions are about: they go into its `questions.yaml`. */
  readonly folder: string;
  /** undefined: as the file looks. */
  readonly format: QuestionFormat | undefined;
  /** `page.md#anchor`, for those that name none. */
  readonly section: string | undefined;
  readonly isDry: boolean;
}

export interface ImportedQuestions {
  readonly into: string;
  readonly added: readonly QuestionEntry[];
  readonly rejected: readonly Rejected[];
}

/** Adds the questions of a file of another program behind those that are there; a bad one keeps no other out. */
export async function importQuestions({
  file,
  folder,
  format,
  section,
  isDry,
}: Asked): Promise<ImportedQuestions> {
  const text = (await readFile(file, 'utf8')).replaceAll('\r\n', '\n').replace(/^\uFEFF/, '');
  const pages = await pagesOf(folder);
  const into = join(folder, 'questions.yaml');
  const before = await textOf(into);
  const { entries } = await readEntries({ path: into, text: before });
  const known = new Map(entries.map(({ id, stem }) => [id, stem]));
  const added: QuestionEntry[] = [];
  const rejected: Rejected[] = [];
  for (const read of readers[format ?? formatOf(file, text)](text)) {
    const entry = 'reason' in read ? read : toEntry(read, { section, known });
    if ('reason' in entry) rejected.push(entry);
    else if (pages.some((page) => hasSection(page, entry.section))) added.push(entry);
    else rejected.push({ line: read.line, reason: lostIn(folder, entry.section, pages) });
  }
  if (added.length > 0 && !isDry) await replaceFile(into, joined(before, entriesToYaml(added)));
  return { into, added, rejected };
}

/** Those whose questions stand in the folder itself. */
async function pagesOf(folder: string): Promise<readonly AskedPage[]> {
  const { loaded } = await readFolders({ folders: [folder], isAllOwn: true });
  return loaded
    .filter(({ file }) => !file.inside.includes('/'))
    .map(({ guide, file }) => ({ guide, inside: file.inside }));
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/** By its name, else by what only that format has. */
function formatOf(file: string, text: string): QuestionFormat {
  if (/\.(?:csv|tsv)$/i.test(file)) return 'csv';
  if (/\.gift$/i.test(file)) return 'gift';
  if (/\.(?:md|markdown)$/i.test(file)) return 'table';
  if (/^ANSWER:[ \t]*[A-Z][ \t]*$/im.test(text)) return 'aiken';
  if (/\{\s*[=~]/.test(text)) return 'gift';
  return /^[ \t]*\|/m.test(text) ? 'table' : 'csv';
}

function lostIn(folder: string, section: string, pages: readonly AskedPage[]): string {
  const [first] = pages;
  if (!first) return `there is no page in ${folder} to ask about`;
  return `no page in ${folder} has the section "${section}": write it like ${first.inside}#${first.guide.sections[0]?.anchor ?? ''}`;
}

function joined(before: string, entries: string): string {
  return before === '' || before.endsWith('\n') ? before + entries : `${before}\n${entries}`;
}
