import { lstat, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { headOf } from './head.ts';
import { guideMinutes } from './lint/form.ts';
import { type LoadedGuide, readFolders } from './load.ts';
import type { Section } from './model.ts';
import { plainText } from './text.ts';

export interface Imported {
  readonly file: string;
  readonly kind: 'written' | 'kept' | 'left';
  /** What was done, or why nothing was. */
  readonly what: string;
}

/** Writes front matter before plain Markdown: a starting point, to be read and corrected by a person. */
export async function importRunbooks(
  folder: string,
  options: { readonly isDry: boolean },
): Promise<readonly Imported[]> {
  const { loaded, problems } = await readFolders({ folders: [folder] });
  const done: Imported[] = problems.map(({ file, line, what, todo }) => ({
    file: `${file}:${line}`,
    kind: 'left',
    what: `${what}: ${todo}`,
  }));
  for (const guide of loaded)
    done.push({ file: guide.file.path, ...(await importOne(guide, options.isDry)) });
  return done;
}

/** The bytes that were there stay as they are, behind the new head; a file is replaced whole or not at all. */
async function importOne(guide: LoadedGuide, isDry: boolean): Promise<Omit<Imported, 'file'>> {
  const { path, text } = guide.file;
  if (headOf(text) !== '') return { kind: 'kept', what: 'has front matter already' };
  if ((await lstat(path)).isSymbolicLink())
    return { kind: 'left', what: 'this is a link: import its target' };
  const bytes = await readFile(path);
  const mark = bytes.subarray(0, 3).equals(utf8Mark) ? utf8Mark : Buffer.alloc(0);
  const body = bytes.subarray(mark.length);
  if (body.toString('utf8') !== text)
    return {
      kind: 'left',
      what: 'this is not UTF-8, or it changed just now: save it as UTF-8, then import again',
    };
  const head = headFor(guide, text.includes('\r\n') ? '\r\n' : '\n');
  if (!isDry) await replaceFile(path, Buffer.concat([mark, Buffer.from(head), body]));
  return { kind: 'written', what: `${isDry ? 'would get' : 'got'} front matter: ${guide.guide.title}` };
}

const utf8Mark = Buffer.from([0xef, 0xbb, 0xbf]);

async function replaceFile(path: string, bytes: Buffer): Promise<void> {
  const { mode } = await stat(path);
  const beside = join(dirname(path), `.${basename(path)}.import`);
  await writeFile(beside, bytes, { mode, flag: 'wx' });
  await rename(beside, path);
}

function headFor({ file, guide }: LoadedGuide, newline: string): string {
  const short = guide.short.replace(/\s+/g, ' ').trim();
  const fields = {
    title: guide.title.slice(0, 120),
    short,
    pack: 'running',
    level: 'intermediate',
    minutes: Math.min(240, Math.max(1, Math.round(guideMinutes(guide.sections)))),
    topics: [short],
    summary: summaryOf(guide.sections) || guide.title.slice(0, 600),
    signals: signalsOf(guide.sections),
    related: [],
    reviewed: file.changed,
  };
  return `---\n${stringify(fields)}---\n`.replaceAll('\n', newline);
}

/** The first paragraph, as far as a summary goes. */
function summaryOf(sections: readonly Section[]): string {
  const first = sections.flatMap((section) => section.body).find((block) => block.kind === 'paragraph');
  return first ? plainText([first]).replace(/\s+/g, ' ').slice(0, 600).trim() : '';
}

/** Words that look like errors or alerts. */
function signalsOf(sections: readonly Section[]): readonly string[] {
  const found = sections.flatMap(
    (section) =>
      section.text.match(/\b(?:[A-Z][a-z0-9]+){2,}\b|\b[A-Z]{2}[_A-Z0-9]{3,}\b|\b[45]\d\d [A-Z][a-z]+\b/g) ??
      [],
  );
  return [...new Set(found)].slice(0, 25);
}
