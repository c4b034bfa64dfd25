import { problemOf, readText, stampsOf } from './files.ts';
import type { Listing } from './listing.ts';
import type { LoadedGuide, ReadFile } from './loaded.ts';
import type { Problem, Question } from './model.ts';
import { placeEntries, readEntries } from './questions.ts';
import type { PageContext } from './read-page.ts';

/** Gives the questions of a folder to its pages: those of `x.questions.yaml` to `x.md`, those of `questions.yaml` to the pages next to it. */
export async function readQuestions(
  { markdown, questions: files }: Pick<Listing, 'markdown' | 'questions'>,
  loaded: readonly LoadedGuide[],
  context: PageContext,
): Promise<{ readonly loaded: readonly LoadedGuide[]; readonly problems: readonly Problem[] }> {
  const asked = new Map<string, Pick<LoadedGuide, 'questions' | 'questionFile'>>();
  const problems: Problem[] = [];
  // A page that could not be read is told already.
  const isMissed = (path: string): boolean => markdown.some((inside) => isBeside(inside, path));
  for (const path of files) {
    const { file, ...read } = await recallFile(path, context);
    if (!file) {
      problems.push(...read.problems);
      continue;
    }
    const pages = loaded
      .filter((one) => isBeside(one.file.inside, path))
      .map(({ guide, file: { inside } }) => ({ guide, inside }));
    if (pages.length === 0) {
      if (!isMissed(path))
        problems.push(
          problemOf(file.path, 'there is no page beside it', 'move it to the page that it asks about'),
        );
      continue;
    }
    const placed = await placeEntries(file, read, { pages, pause: context.pause });
    problems.push(...placed.problems);
    for (const [slug, questions] of placed.questions)
      asked.set(slug, {
        questions: [...(asked.get(slug)?.questions ?? []), ...questions],
        questionFile: file,
      });
    const [only] = pages;
    if (only && pages.length === 1 && !asked.has(only.guide.slug))
      asked.set(only.guide.slug, { questions: [] as readonly Question[], questionFile: file });
  }
  return { loaded: loaded.map((one) => ({ ...one, ...asked.get(one.guide.slug) })), problems };
}

/** Reads the file unless it is remembered. */
async function recallFile(path: string, { folder, memory, pause }: PageContext): Promise<ReadFile> {
  const stamp = `${folder.root} ${await stampsOf(folder, [path])}`;
  return memory.questions.of(`${folder.path}/${path}`, stamp, async () => {
    const { file, problems } = await readText(folder, path, pause);
    if (!file) return { entries: [], problems };
    await pause();
    return { ...(await readEntries(file, pause)), file };
  });
}

function isBeside(inside: string, questions: string): boolean {
  if (folderOf(inside) !== folderOf(questions)) return false;
  const name = questions.split('/').at(-1) ?? '';
  const page = name.match(/^(.+)\.questions\.ya?ml$/i)?.[1];
  return page === undefined || (inside.split('/').at(-1) ?? '').startsWith(`${page}.`);
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
