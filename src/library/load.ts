import { withDates } from './dated.ts';
import type { Pause } from './document.ts';
import { type Folder, openFolder } from './files.ts';
import { createLibrary } from './library.ts';
import { type Listing, listFolder } from './listing.ts';
import type { LoadedGuide } from './loaded.ts';
import { createMemory, type Memory } from './memory.ts';
import type { Library, Problem } from './model.ts';
import { type PageContext, recallPages } from './read-page.ts';
import { readQuestions } from './read-questions.ts';
import { nameSlugs } from './slugs.ts';
import { ownerOf, sortTemplates } from './template.ts';

export interface LoadOptions {
  /** Ours first, then a team's own. */
  readonly folders: readonly string[];
  /** The first folder is a team's own too. */
  readonly isAllOwn?: boolean;
  /** Where the originals of a team's pages are shown: one pattern for all of its folders, or one for each. */
  readonly guidesUrls?: readonly string[];
  readonly pause?: Pause;
  /** Told before the files are read: where an edit would be seen. */
  readonly onFolders?: (folders: readonly string[]) => void;
  /** What an earlier reading gave: a file that is as it was is not read again. Holds this reading afterwards. */
  readonly memory?: Memory;
}

export interface Loaded {
  readonly library: Library;
  readonly problems: readonly Problem[];
}

export interface Read {
  readonly loaded: readonly LoadedGuide[];
  readonly problems: readonly Problem[];
}

interface Listed {
  readonly folder: Folder;
  readonly listing: Listing;
  readonly isOwn: boolean;
  readonly urlPattern: string | undefined;
}

/** Reads every folder. A broken file is a problem and is left out; the rest loads. */
export async function loadLibrary(options: LoadOptions): Promise<Loaded> {
  const { loaded, problems } = await readFolders(options);
  return { library: toLibrary(loaded), problems };
}

export function toLibrary(loaded: readonly LoadedGuide[]): Library {
  return createLibrary(
    loaded.map(({ guide }) => guide),
    loaded.flatMap(({ questions }) => questions),
  );
}

/** The same with files and lines, for whoever has to name them. */
export async function readFolders(options: LoadOptions): Promise<Read> {
  const loaded: LoadedGuide[] = [];
  const problems: Problem[] = [];
  const { memory = createMemory() } = options;
  const listed = await listFolders(options, problems);
  options.onFolders?.(listed.flatMap(({ listing }) => listing.folders));
  const taken = new Map<string, string>();
  for (const one of listed) {
    const read = await readFolder(one, taken, { ...options, memory });
    problems.push(...one.listing.problems, ...read.problems);
    loaded.push(...read.loaded);
  }
  memory.pages.settle();
  memory.questions.settle();
  return { loaded, problems };
}

async function listFolders(options: LoadOptions, problems: Problem[]): Promise<readonly Listed[]> {
  const { folders, isAllOwn = false, guidesUrls = [] } = options;
  const listed: Listed[] = [];
  const firstOwn = isAllOwn ? 0 : 1;
  for (const [place, path] of folders.entries()) {
    const folder = await openFolder(path);
    const isOwn = place >= firstOwn;
    const urlPattern = isOwn
      ? guidesUrls.length > 1
        ? guidesUrls[place - firstOwn]
        : guidesUrls[0]
      : undefined;
    if ('what' in folder) problems.push(folder);
    else listed.push({ folder, listing: await listFolder(folder), isOwn, urlPattern });
  }
  return listed;
}

/** So many files are opened at once: a disk far away answers them together. */
const atOnce = 16;

async function readFolder(
  { folder, listing, isOwn, urlPattern }: Listed,
  taken: Map<string, string>,
  options: LoadOptions & { readonly memory: Memory },
): Promise<Read> {
  const { pause = () => Promise.resolve(), memory } = options;
  const { guides, templates } = sortTemplates(listing.markdown);
  const { slugs, notes } = nameSlugs(folder.path, guides, taken);
  const pages = memory.linksOf(folder.path);
  pages.replace(slugs);
  const context: PageContext = { folder, pages, isOwn, urlPattern, pause, memory };
  const dates = isOwn ? memory.datesOf(folder.root, guides) : undefined;
  const loaded: LoadedGuide[] = [];
  const problems: Problem[] = [...notes];
  for (let i = 0; i < guides.length; i += atOnce) {
    const some = guides.slice(i, i + atOnce).map((inside) => {
      const forms = templates.filter((path) => ownerOf(path) === inside);
      return { inside, slug: slugs.get(inside) ?? '', forms };
    });
    for (const page of await recallPages(some, context)) {
      problems.push(...page.problems);
      if (page.guide) loaded.push(page.guide);
    }
  }
  const dated = dates ? withDates(loaded, await dates) : loaded;
  const asked = await readQuestions(listing, dated, context);
  return { loaded: asked.loaded, problems: [...problems, ...asked.problems] };
}
