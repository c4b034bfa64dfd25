import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Folder, problemOf, unread } from './files.ts';
import { type Ignored, readIgnored } from './ignored.ts';
import type { Problem } from './model.ts';
import { isMarkdown, isPassedOver, unreadKind } from './paths.ts';

export interface Listing {
  /** Paths inside the folder of its Markdown, sorted. */
  readonly markdown: readonly string[];
  /** Of files that hold questions. */
  readonly questions: readonly string[];
  /** Every folder that was looked into. */
  readonly folders: readonly string[];
  readonly problems: readonly Problem[];
}

interface Found {
  readonly markdown: string[];
  readonly questions: string[];
  readonly folders: string[];
  readonly problems: Problem[];
  readonly unread: Map<string, number>;
}

/**
 * What a folder holds. Names with a leading dot, other people's code, changelogs and what `.gitignore` names are passed
 * over; a link to a folder is not followed. Files with words that cannot be read are counted.
 */
export async function listFolder(folder: Folder): Promise<Listing> {
  const found: Found = { markdown: [], questions: [], folders: [], problems: [], unread: new Map() };
  const ignored = await readIgnored(folder.root);
  const look = async (inside: string): Promise<void> => {
    found.folders.push(join(folder.path, inside));
    const entries = await entriesOf(folder, inside, found.problems);
    if (entries.some(({ name }) => name === '.gitignore')) await ignored.enter(inside);
    for (const entry of entries) {
      const path = inside ? `${inside}/${entry.name}` : entry.name;
      if (isPassedOver(entry.name)) continue;
      if (entry.isDirectory()) {
        if (!ignored.has(`${path}/`)) await look(path);
      } else await sort(path, entry, { folder, found, ignored });
    }
  };
  await look('');
  return { ...found, problems: [...found.problems, ...sayUnread(folder, found.unread)] };
}

async function sort(
  path: string,
  entry: Dirent,
  { folder, found, ignored }: { folder: Folder; found: Found; ignored: Ignored },
): Promise<void> {
  const kind = unreadKind(entry.name);
  const isQuestions = /(?:^|\.)questions\.ya?ml$/i.test(entry.name);
  const isPage = isMarkdown(entry.name);
  if (entry.isSymbolicLink() && (await leadsToFolder(folder, path)))
    found.problems.push(
      problemOf(
        join(folder.path, path),
        'the link leads to a folder, which is not followed',
        'name that folder in GUIDES_PATH',
      ),
    );
  else if (!(isPage || isQuestions || kind) || ignored.has(path)) return;
  else if (kind) found.unread.set(kind, (found.unread.get(kind) ?? 0) + 1);
  else found[isPage ? 'markdown' : 'questions'].push(path);
}

/** "7 files in .rst and 2 in .adoc are not read". */
function sayUnread(folder: Folder, unread: ReadonlyMap<string, number>): readonly Problem[] {
  if (unread.size === 0) return [];
  const all = [...unread.values()].reduce((sum, count) => sum + count, 0);
  const kinds = [...unread].map(([kind, count]) => `${count} ${kind}`).join(', ');
  const what = `${all === 1 ? '1 file is' : `${all} files are`} not read (${kinds})`;
  return [
    { ...problemOf(folder.path, what, 'convert them to Markdown, for example with pandoc'), isNote: true },
  ];
}

async function entriesOf(folder: Folder, inside: string, problems: Problem[]): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(join(folder.root, inside), { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    problems.push(...unread(join(folder.path, inside), error));
    return [];
  }
}

async function leadsToFolder(folder: Folder, inside: string): Promise<boolean> {
  try {
    return (await stat(join(folder.root, inside))).isDirectory();
  } catch {
    return false; // A dangling link is told when it is read.
  }
}
