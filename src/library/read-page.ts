import type { Pause } from './document.ts';
import { type Folder, readText, stampsOf, type TextFile } from './files.ts';
import { parseGuide } from './guide.ts';
import { isOurs, readHead } from './head.ts';
import { fillUrl, linksOf, type Pages } from './links.ts';
import type { ReadPage } from './loaded.ts';
import type { Memory } from './memory.ts';
import type { Problem } from './model.ts';
import { parseRunbook } from './runbook.ts';
import { type Cut, shortenStretches } from './slices.ts';
import { parseTemplate } from './template.ts';

/** What is the same for every page of a folder. */
export interface PageContext {
  readonly folder: Folder;
  readonly pages: Pages;
  /** A team's own, and held to no rule but that it can be read. */
  readonly isOwn: boolean;
  readonly urlPattern: string | undefined;
  readonly pause: Pause;
  readonly memory: Memory;
}

export interface Page {
  readonly inside: string;
  readonly slug: string;
  /** Paths of the forms that belong to it. */
  readonly forms: readonly string[];
}

/** Reads those that are not remembered. The stamps are taken first: an edit meanwhile is seen the next time. */
export async function recallPages(
  pages: readonly Page[],
  context: PageContext,
): Promise<readonly ReadPage[]> {
  const { folder, memory } = context;
  const stamps = await stampsOf(
    folder,
    pages.flatMap(({ inside, forms }) => [inside, ...forms]),
  );
  let first = 0;
  const read = pages.map((page) => {
    const own = stamps.slice(first, first + 1 + page.forms.length);
    first += own.length;
    const stamp = `${folder.root} ${page.slug} ${own.join(' ')}`;
    return memory.pages.of(`${folder.path}/${page.inside}`, stamp, () => readPage(page, context));
  });
  return Promise.all(read);
}

async function readPage(page: Page, context: PageContext): Promise<ReadPage> {
  const { inside, slug } = page;
  const { folder, pause, isOwn, urlPattern } = context;
  const { file, problems } = await readText(folder, inside, pause);
  if (!file) return { problems };
  await pause();
  const kept = shortenStretches(file.text);
  const whole = {
    ...file,
    text: kept.text,
    url: isOwn && urlPattern ? fillUrl(urlPattern, inside, '{anchor}') : undefined,
  };
  const notes = kept.cut.map((cut) => cutNote(file, cut));
  const head = readHead(whole.text);
  if (!isOwn && isOurs(head)) {
    const parsed = await parseGuide(slug, whole, { head, pause });
    if ('problems' in parsed) return parsed;
    const forms = await Promise.all(page.forms.map((path) => readText(folder, path, pause)));
    const templates = forms.flatMap(({ file: form }) => (form ? [parseTemplate(slug, form)] : []));
    const guide = { ...parsed.guide, templates };
    return {
      guide: { ...parsed, guide, file: whole, questions: [], questionFile: undefined },
      problems: [...notes, ...forms.flatMap((form) => form.problems)],
    };
  }
  const linkTo = linksOf(inside, context.pages, isOwn ? urlPattern : undefined);
  const { guide, lines, notes: said } = await parseRunbook(slug, whole, { pause, linkTo });
  if (guide.sections.length === 0) return { problems: [...notes, ...said] };
  return {
    guide: { guide, lines, file: whole, questions: [], questionFile: undefined },
    problems: [...notes, ...said],
  };
}

function cutNote(file: TextFile, { line, characters, lines }: Cut): Problem {
  return {
    isNote: true,
    file: file.path,
    line,
    what: `${Math.round(characters / 1024)} KiB in ${lines} lines stand here without a heading; at most 24 KiB, 1,500 lines, 2,000 brackets and 8,000 marks of emphasis are read`,
    todo: 'put headings in between',
  };
}
