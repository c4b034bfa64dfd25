import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import {
  type File,
  hasFrontMatter,
  type OwnFile,
  type ParsedGuide,
  parseGuide,
  parseQuestions,
  parseRunbook,
} from './guide.ts';
import { createLibrary } from './library.ts';
import type { Library, Problem, Question } from './model.ts';

export interface LoadOptions {
  /** Ours first, then a team's own. */
  readonly folders: readonly string[];
  /** Where the originals of a team's runbooks are shown; their path is appended. */
  readonly guidesUrl?: string | undefined;
}

export interface Loaded {
  readonly library: Library;
  readonly problems: readonly Problem[];
}

const maxFileBytes = 5 * 1024 * 1024;

/** A guide with the files it came from. */
export interface LoadedGuide extends ParsedGuide {
  readonly file: OwnFile;
  readonly questions: readonly Question[];
  readonly questionFile: File | undefined;
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
export async function readFolders(
  options: LoadOptions,
): Promise<{ loaded: readonly LoadedGuide[]; problems: readonly Problem[] }> {
  const loaded: LoadedGuide[] = [];
  const problems: Problem[] = [];
  for (const folder of options.folders) {
    const root = await rootOf(folder, problems);
    if (root === undefined) continue;
    for (const path of await findMarkdown(root, root, problems)) {
      const guide = await readGuide(root, path, options.guidesUrl, problems);
      if (guide) loaded.push(guide);
    }
  }
  return { loaded, problems };
}

async function rootOf(folder: string, problems: Problem[]): Promise<string | undefined> {
  try {
    return await realpath(folder);
  } catch {
    problems.push({
      file: folder,
      line: 1,
      what: 'the folder is not there',
      todo: 'create it, or correct GUIDES_PATH',
    });
    return undefined;
  }
}

async function readGuide(
  root: string,
  path: string,
  guidesUrl: string | undefined,
  problems: Problem[],
): Promise<LoadedGuide | undefined> {
  const file = await readOwn(root, path, guidesUrl, problems);
  if (!file) return undefined;
  const slug = toSlug(file.inside);
  if (!hasFrontMatter(file.text)) {
    const parsed = parseRunbook(slug, file);
    return parsed.guide.sections.length > 0
      ? { ...parsed, file, questions: [], questionFile: undefined }
      : undefined;
  }
  const parsed = parseGuide(slug, file);
  if ('problems' in parsed) {
    problems.push(...parsed.problems);
    return undefined;
  }
  const questionFile = await readQuestionFile(path);
  const asked = questionFile ? parseQuestions(parsed.guide, questionFile) : { questions: [], problems: [] };
  problems.push(...asked.problems);
  return { ...parsed, file, questions: asked.questions, questionFile };
}

/** Markdown files below the folder, sorted. A link is followed only where it stays inside. */
async function findMarkdown(root: string, folder: string, problems: Problem[]): Promise<readonly string[]> {
  const found: string[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    if (entry.isDirectory()) found.push(...(await findMarkdown(root, path, problems)));
    else if (!/\.(md|markdown)$/i.test(entry.name)) continue;
    else if (entry.isFile() || (await staysInside(root, path, problems))) found.push(path);
  }
  return found;
}

async function staysInside(root: string, path: string, problems: Problem[]): Promise<boolean> {
  try {
    const target = await realpath(path);
    if (target.startsWith(root + sep) && (await lstat(target)).isFile()) return true;
  } catch {
    // A dangling link is told like one that leaves the folder.
  }
  problems.push({
    file: path,
    line: 1,
    what: 'the link leads out of the folder',
    todo: 'put the file itself there',
  });
  return false;
}

async function readOwn(
  root: string,
  path: string,
  guidesUrl: string | undefined,
  problems: Problem[],
): Promise<OwnFile | undefined> {
  const stat = await lstat(await realpath(path));
  if (stat.size > maxFileBytes) {
    problems.push({
      file: path,
      line: 1,
      what: 'the file is larger than 5 MiB',
      todo: 'split it into guides of their own',
    });
    return undefined;
  }
  const inside = relative(root, path).split(sep).join('/');
  const url =
    guidesUrl && `${guidesUrl.replace(/\/$/, '')}/${inside.split('/').map(encodeURIComponent).join('/')}`;
  return {
    path,
    inside,
    text: decode(await readFile(path)),
    changed: stat.mtime.toISOString().slice(0, 10),
    url,
  };
}

/** `questions.yaml` beside the guide; undefined where there is none. */
async function readQuestionFile(guidePath: string): Promise<File | undefined> {
  const path = join(dirname(guidePath), 'questions.yaml');
  try {
    return { path, text: decode(await readFile(path)) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** UTF-8, or UTF-16 by its mark, else Latin-1: an old file is read wrongly rather than not at all. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

/** `checkout/rollback.md` is `checkout-rollback`; `kubernetes/guide.md` is `kubernetes`. */
function toSlug(inside: string): string {
  const stem = inside.replace(/\.(md|markdown)$/i, '').replace(/\/(guide|readme|index)$/i, '');
  const slug = stem
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return slug || 'runbook';
}
