import { lstat, readFile } from 'node:fs/promises';
import { stringify } from 'yaml';
import { readHead } from './head.ts';
import { readFolders } from './load.ts';
import type { LoadedGuide } from './loaded.ts';
import type { Guide } from './model.ts';
import { replaceFile } from './replace-file.ts';
import { plainText } from './text.ts';

export interface Imported {
  readonly file: string;
  readonly kind: 'written' | 'kept' | 'left';
  /** What was done, or why nothing was. */
  readonly what: string;
}

/** Writes front matter before plain Markdown: a starting point, to be read and corrected by a person. */
export async function importRunbooks(
  folder: string,
  options: { readonly isDry: boolean },
): Promise<readonly Imported[]> {
  const { loaded, problems } = await readFolders({ folders: [folder], isAllOwn: true });
  const done: Imported[] = problems
    .filter(({ isNote }) => !isNote)
    .map(({ file, line, what, todo }) => ({
      file: `${file}:${line}`,
      kind: 'left',
      what: `${what}: ${todo}`,
    }));
  for (const guide of loaded)
    done.push({ file: guide.file.path, ...(await importOne(guide, options.isDry)) });
  return done;
}

/** The bytes that were there stay as they are, behind the new head; a file is replaced whole or not at all. */
async function importOne({ guide, file }: LoadedGuide, isDry: boolean): Promise<Omit<Imported, 'file'>> {
  const { path } = file;
  if ((await lstat(path)).isSymbolicLink())
    return { kind: 'left', what: 'this is a link: import its target' };
  const bytes = await readFile(path);
  const mark = bytes.subarray(0, 3).equals(utf8Mark) ? utf8Mark : Buffer.alloc(0);
  const body = bytes.subarray(mark.length);
  const text = body.toString('utf8');
  if (readHead(text).text !== '') return { kind: 'kept', what: 'has front matter already' };
  if (!body.equals(Buffer.from(text)))
    return { kind: 'left', what: 'this is not UTF-8: save it as UTF-8, then import again' };
  const head = headFor(guide, text.includes('\r\n') ? '\r\n' : '\n');
  if (!isDry) await replaceFile(path, Buffer.concat([mark, Buffer.from(head), body]));
  return { kind: 'written', what: `${isDry ? 'would get' : 'got'} front matter: ${guide.title}` };
}

const utf8Mark = Buffer.from([0xef, 0xbb, 0xbf]);

/** What the page says of itself; when somebody last checked it is for that person to say. */
function headFor(guide: Guide, newline: string): string {
  const title = guide.title.replace(/\s+/g, ' ').trim().slice(0, 120);
  const short =
    title.length <= 28
      ? title
      : title
          .slice(0, 28)
          .replace(/\s\S*$/, '')
          .trimEnd();
  const fields = {
    title,
    short,
    pack: 'running',
    topics: [title.slice(0, 60)],
    summary: summaryOf(guide) || title,
    signals: signalsOf(guide),
  };
  return `---\n${stringify(fields)}---\n`.replaceAll('\n', newline);
}

/** The first paragraph that says something, as far as a summary goes. */
function summaryOf({ sections }: Guide): string {
  const first = sections
    .filter(({ role }) => role !== 'facts' && role !== 'aside')
    .flatMap(({ body }) => body)
    .find((block) => block.kind === 'paragraph' && !/:\s*$/.test(plainText([block])));
  return first ? plainText([first]).replace(/\s+/g, ' ').slice(0, 600).trim() : '';
}

const names = {
  inHeadings: /(?<![\p{L}\d_])(?:\p{Lu}?[\p{Ll}\d]+)?(?:\p{Lu}[\p{Ll}\d]+){2,}(?![\p{L}\d_])/gu,
  inText: /\b(?:\p{Lu}[\p{Ll}\d]+){3,}\b/gu,
};
const rule = /\balert(?:name)?\s*[:=]\s*"?([A-Za-z]\w{4,})/g;
const speaksOfAlerts = /\b(?:alerts?|fir(?:es?|ed|ing)|triggers?|triggered|pages?|paged)\b/i;

/** Names of alerts: those that a heading, the first lines or a rule names. Other words in capitals are seldom one. */
function signalsOf({ title, names: others = [], sections }: Guide): readonly string[] {
  const headings = [title, ...others, ...sections.map((section) => section.title)].join('\n');
  const lines = sections.flatMap(({ text }, i) =>
    text.split('\n').filter((line, k) => (i === 0 && k < 2) || speaksOfAlerts.test(line)),
  );
  const rules = sections.flatMap(({ text }) => [...text.matchAll(rule)].map((match) => match[1] ?? ''));
  const found = [
    ...(headings.match(names.inHeadings) ?? []),
    ...(lines.join('\n').match(names.inText) ?? []),
    ...rules,
  ];
  return [...new Set(found)].filter((name) => name.length >= 8 && name.length <= 100).slice(0, 25);
}
