import { problemOf, readText } from './files.ts';
import type { Listing } from './listing.ts';
import type { LoadedGuide } from './loaded.ts';
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
    const { file, problems: unread } = await readText(context.folder, path, context.pause);
    problems.push(...unread);
    if (!file) continue;
    await context.pause();
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
    const read = await readEntries(file, context.pause);
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

function isBeside(inside: string, questions: string): boolean {
  if (folderOf(inside) !== folderOf(questions)) return false;
  const name = questions.split('/').at(-1) ?? '';
  const page = name.match(/^(.+)\.questions\.ya?ml$/i)?.[1];
  return page === undefined || (inside.split('/').at(-1) ?? '').startsWith(`${page}.`);
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
