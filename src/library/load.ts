import type { Pause } from './document.ts';
import {
  type Folder,
  type Listing,
  listMarkdown,
  openFolder,
  readText,
  stampOf,
  type TextFile,
} from './files.ts';
import {
  type File,
  type OwnFile,
  type ParsedGuide,
  parseGuide,
  parseQuestions,
  parseRunbook,
} from './guide.ts';
import { readHead } from './head.ts';
import { createLibrary } from './library.ts';
import type { Library, Problem, Question } from './model.ts';
import { cutAtHeadings } from './slices.ts';
import { ownerOf, parseTemplate, sortTemplates } from './template.ts';

export interface LoadOptions {
  /** Ours first, then a team's own: what stands in those is its own, with front matter or without. */
  readonly folders: readonly string[];
  /** Where the originals of a team's runbooks are shown; their path is appended. */
  readonly guidesUrl?: string | undefined;
  readonly pause?: Pause;
  /** Told before the files are read: where an edit would be seen. */
  readonly onFolders?: (folders: readonly string[]) => void;
  /** What an earlier reading gave: a file that is as it was is not read again. Holds this reading afterwards. */
  readonly memory?: Memory;
}

export type Memory = Map<string, { readonly stamp: string; readonly read: ReadGuide }>;

interface Reading extends LoadOptions {
  readonly isTeams: boolean;
  /** Paths of the templates that belong to this guide. */
  readonly templates: readonly string[];
  /** What this reading gave so far. */
  readonly fresh: Memory;
}

interface ReadGuide {
  readonly guide?: LoadedGuide;
  readonly problems: readonly Problem[];
}

export interface Loaded {
  readonly library: Library;
  readonly problems: readonly Problem[];
}

/** Between two headings: what is longer holds the event loop, and nobody reads it in a chat. */
const longestStretch = 32_768;

/** A guide with the files it came from. */
export interface LoadedGuide extends ParsedGuide {
  readonly file: OwnFile;
  readonly questions: readonly Question[];
  readonly questionFile: File | undefined;
}

export interface Read {
  readonly loaded: readonly LoadedGuide[];
  readonly problems: readonly Problem[];
}

/** Reads every folder. A broken file is a problem and is left out; the rest loads. */
export async function loadLibrary(options: LoadOptions): Promise<Loaded> {
  const { loaded, problems } = await readFolders(options);
  return { library: toLibrary(loaded), problems };
}

/** Of two guides with one slug the later stands, with its questions alone. */
export function toLibrary(loaded: readonly LoadedGuide[]): Library {
  const bySlug = new Map(loaded.map((one) => [one.guide.slug, one]));
  const kept = [...bySlug.values()];
  return createLibrary(
    kept.map(({ guide }) => guide),
    kept.flatMap(({ questions }) => questions),
  );
}

/** The same with files and lines, for whoever has to name them. */
export async function readFolders(options: LoadOptions): Promise<Read> {
  const loaded: LoadedGuide[] = [];
  const problems: Problem[] = [];
  const fresh: Memory = new Map();
  const listed: { readonly folder: Folder; readonly listing: Listing; readonly isTeams: boolean }[] = [];
  for (const [place, path] of options.folders.entries()) {
    const folder = await openFolder(path);
    if ('what' in folder) problems.push(folder);
    else listed.push({ folder, listing: await listMarkdown(folder), isTeams: place > 0 });
  }
  options.onFolders?.(listed.flatMap(({ listing }) => listing.folders));
  for (const { folder, listing, isTeams } of listed) {
    problems.push(...listing.problems);
    const slugs = new Map<string, string>();
    const { guides, templates } = sortTemplates(listing.markdown);
    for (const inside of guides) {
      const beside = templates.filter((path) => ownerOf(path) === inside);
      const read = await recall(folder, inside, { ...options, isTeams, fresh, templates: beside });
      const taken = read.guide ? takenSlug(read.guide, slugs) : [];
      problems.push(...read.problems, ...taken);
      if (read.guide && taken.length === 0) loaded.push(read.guide);
    }
  }
  options.memory?.clear();
  for (const [key, kept] of fresh) options.memory?.set(key, kept);
  return { loaded, problems };
}

/** Reads the file unless it is remembered. The stamp is taken first: an edit meanwhile is seen the next time. */
async function recall(folder: Folder, inside: string, options: Reading): Promise<ReadGuide> {
  const beside = [questionsBeside(inside), ...options.templates];
  const stamps = await Promise.all([inside, ...beside].map((path) => stampOf(folder, path)));
  const stamp = `${folder.root} ${stamps.join(' ')}`;
  const key = `${folder.path}/${inside}`;
  const before = options.memory?.get(key);
  const read = before?.stamp === stamp ? before.read : await readGuide(folder, inside, options);
  options.fresh.set(key, { stamp, read });
  return read;
}

const questionsBeside = (inside: string): string => inside.replace(/[^/]*$/, 'questions.yaml');

async function readGuide(folder: Folder, inside: string, options: Reading): Promise<ReadGuide> {
  const pause = options.pause ?? (() => Promise.resolve());
  const { file, problems } = await readText(folder, inside, pause);
  if (!file) return { problems };
  await pause();
  const slug = toSlug(inside);
  const faults = tooLong(file);
  if (faults.length > 0) return { problems: faults };
  const head = readHead(file);
  if ('problems' in head) return head;
  const own = { ...file, url: urlOf(inside, options.guidesUrl) };
  if (!head.isOurs) {
    const parsed = await parseRunbook(slug, own, { head, pause });
    if (parsed.guide.sections.length === 0) return { problems: [] };
    return { guide: { ...parsed, file: own, questions: [], questionFile: undefined }, problems: [] };
  }
  const parsed = await parseGuide(slug, file, {
    head,
    pause,
    own: options.isTeams ? { path: inside, url: own.url } : undefined,
  });
  if ('problems' in parsed) return parsed;
  const beside = await readText(folder, questionsBeside(inside), pause);
  const asked = beside.file ? parseQuestions(parsed.guide, beside.file) : { questions: [], problems: [] };
  const forms = await Promise.all(options.templates.map((path) => readText(folder, path, pause)));
  const templates = forms.flatMap(({ file: form }) => (form ? [parseTemplate(slug, form)] : []));
  return {
    guide: {
      ...parsed,
      guide: { ...parsed.guide, templates },
      file: own,
      questions: asked.questions,
      questionFile: beside.file,
    },
    problems: [...beside.problems, ...asked.problems, ...forms.flatMap((form) => form.problems)],
  };
}

function tooLong(file: TextFile): readonly Problem[] {
  const stretch = cutAtHeadings(file.text, longestStretch).find(({ text }) => text.length > longestStretch);
  if (!stretch) return [];
  const size = Math.round(stretch.text.length / 1024);
  return [
    {
      file: file.path,
      line: stretch.line + 1,
      what: `${size} KiB stand here without a heading; at most 32 are read`,
      todo: 'put headings in between, or move it to a file that is no guide',
    },
  ];
}

/** The first file of a slug in a folder stands; a later folder may replace a guide of an earlier one. */
function takenSlug({ guide, file }: LoadedGuide, slugs: Map<string, string>): readonly Problem[] {
  const other = slugs.get(guide.slug);
  if (other === undefined) {
    slugs.set(guide.slug, file.path);
    return [];
  }
  const what = `its slug "${guide.slug}" is that of ${other}, which stands`;
  return [{ file: file.path, line: 1, what, todo: 'rename one of the files' }];
}

function urlOf(inside: string, guidesUrl: string | undefined): string | undefined {
  return (
    guidesUrl && `${guidesUrl.replace(/\/$/, '')}/${inside.split('/').map(encodeURIComponent).join('/')}`
  );
}

/** `checkout/rollback.md` is `checkout-rollback`; `kubernetes/guide.md` is `kubernetes`. */
function toSlug(inside: string): string {
  const stem = inside.replace(/\.(md|markdown)$/i, '').replace(/\/(guide|readme|index)$/i, '');
  const slug = stem
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return slug || 'runbook';
}
