import { readFile, writeFile } from 'node:fs/promises';
import { stringify } from 'yaml';
import { guideMinutes } from './lint/form.ts';
import { type LoadedGuide, readFolders } from './load.ts';
import type { Section } from './model.ts';
import { plainText } from './text.ts';

export interface Imported {
  readonly file: string;
  /** What was done, or why nothing was. */
  readonly what: string;
}

/** Writes front matter before plain Markdown: a starting point, to be read and corrected by a person. */
export async function importRunbooks(
  folder: string,
  options: { readonly isDry: boolean },
): Promise<readonly Imported[]> {
  const { loaded, problems } = await readFolders({ folders: [folder] });
  const done: Imported[] = problems.map((problem) => ({
    file: problem.file,
    what: `left alone: ${problem.what}`,
  }));
  for (const guide of loaded) {
    if (!guide.guide.own) done.push({ file: guide.file.path, what: 'has front matter already' });
    else {
      if (!options.isDry) await write(guide);
      done.push({
        file: guide.file.path,
        what: `${options.isDry ? 'would get' : 'got'} front matter: ${guide.guide.title}`,
      });
    }
  }
  return done;
}

/** Only a file that has not changed since it was read is written. */
async function write({ file, guide }: LoadedGuide): Promise<void> {
  const now = await readFile(file.path);
  const head = {
    title: guide.title.slice(0, 120),
    short: guide.short,
    pack: 'running',
    level: 'intermediate',
    minutes: Math.max(1, Math.round(guideMinutes(guide.sections))),
    topics: [guide.short],
    summary: summaryOf(guide.sections) || guide.title,
    signals: signalsOf(guide.sections),
    related: [],
    reviewed: file.changed,
  };
  await writeFile(file.path, `---\n${stringify(head)}---\n${now.toString('utf8').replace(/^\uFEFF/, '')}`);
}

/** The first paragraph, as far as a summary goes. */
function summaryOf(sections: readonly Section[]): string {
  const first = sections.flatMap((section) => section.body).find((block) => block.kind === 'paragraph');
  return first ? plainText([first]).replace(/\s+/g, ' ').slice(0, 600).trim() : '';
}

/** Words in code marks that look like errors, alerts or commands. */
function signalsOf(sections: readonly Section[]): readonly string[] {
  const found = sections.flatMap(
    (section) =>
      section.text.match(/\b(?:[A-Z][a-z0-9]+){2,}\b|\b[A-Z]{2,}[_A-Z0-9]{3,}\b|\b[45]\d\d [A-Z][a-z]+\b/g) ??
      [],
  );
  return [...new Set(found)].slice(0, 25);
}
