import { type Cache, createCache } from './cache.ts';
import { type GitDates, readGitDates, readHeadCommit } from './git-dates.ts';
import { createPages, type Pages } from './links.ts';
import type { ReadFile, ReadPage } from './loaded.ts';

/** What earlier readings gave, for the next. */
export interface Memory {
  readonly pages: Cache<ReadPage>;
  readonly questions: Cache<ReadFile>;
  /** One for each folder for good: the sections of its pages hold it. */
  linksOf(folder: string): Pages;
  /** Asks Git again only after a commit. */
  datesOf(root: string, wanted: readonly string[]): Promise<GitDates>;
}

/** What was read, by its place on disk. */
export interface ReadFiles {
  readonly pages: ReadonlyMap<string, ReadPage>;
  readonly questions: ReadonlyMap<string, ReadFile>;
}

export function createMemory(first?: ReadFiles): Memory {
  const links = new Map<string, Pages>();
  const dated = new Map<string, { readonly commit: string | undefined; readonly dates: GitDates }>();
  return {
    pages: createCache(first?.pages),
    questions: createCache(first?.questions),
    linksOf(folder) {
      const known = links.get(folder) ?? createPages();
      links.set(folder, known);
      return known;
    },
    async datesOf(root, wanted) {
      const commit = await readHeadCommit(root);
      const known = dated.get(root);
      if (known && known.commit === commit) return known.dates;
      const dates: GitDates = commit === undefined ? new Map() : await readGitDates(root, wanted);
      dated.set(root, { commit, dates });
      return dates;
    },
  };
}
