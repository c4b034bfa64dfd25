import { type GitDates, readGitDates, readHeadCommit } from './git-dates.ts';
import { createPages, type Pages } from './links.ts';
import type { ReadPage } from './loaded.ts';

interface Remembered {
  readonly stamp: string;
  readonly read: ReadPage;
}

/** What earlier readings gave, for the next. */
export interface Memory {
  readonly pages: ReadonlyMap<string, Remembered>;
  /** What the reading under way gave so far. */
  readonly fresh: Map<string, Remembered>;
  /** Forgets what the reading that ends did not see. */
  settle(): void;
  /** One for each folder for good: the sections of its pages hold it. */
  linksOf(folder: string): Pages;
  /** Asks Git again only after a commit. */
  datesOf(root: string, wanted: readonly string[]): Promise<GitDates>;
}

export function createMemory(): Memory {
  const memory = { pages: new Map<string, Remembered>(), fresh: new Map<string, Remembered>() };
  const links = new Map<string, Pages>();
  const dated = new Map<string, { readonly commit: string | undefined; readonly dates: GitDates }>();
  return {
    get pages() {
      return memory.pages;
    },
    get fresh() {
      return memory.fresh;
    },
    settle() {
      memory.pages = memory.fresh;
      memory.fresh = new Map();
    },
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
