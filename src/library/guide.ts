import type { Rich } from '../card/card.ts';
import { type Document, type Part, type Pause, parseDocument, sliceLength } from './document.ts';
import type { TextFile } from './files.ts';
import type { Head } from './head.ts';
import { shortKey } from './keys.ts';
import type { Guide, Problem, Question, Section } from './model.ts';
import { readingMinutes } from './reading-time.ts';
import { FrontMatter, type QuestionEntry, QuestionFile } from './schema.ts';
import { endsInColon, plainText } from './text.ts';
import { parseYaml } from './yaml.ts';

export interface File {
  /** As problems name it. */
  readonly path: string;
  readonly text: string;
}

export interface ParsedGuide {
  readonly guide: Guide;
  /** Where each section starts in the file, by section id. */
  readonly lines: ReadonlyMap<string, number>;
}

/** A guide with our front matter. Problems instead of a guide where its head is wrong. */
export async function parseGuide(
  slug: string,
  file: File,
  options: { readonly head: Head; readonly pause: Pause; readonly own: Guide['own'] },
): Promise<ParsedGuide | { readonly problems: readonly Problem[] }> {
  const { head, pause, own } = options;
  const parsed = parseYaml(head.yaml, FrontMatter, { file: file.path, firstLine: 2 });
  if ('problems' in parsed) return parsed;
  const body = file.text.slice(head.text.length);
  const document = await parseDocument(body, { firstLine: head.text.split('\n').length, pause });
  const { sections, lines } = await toSections(slug, document, pause);
  const { general: isGeneral, ...described } = parsed.value;
  return { guide: { ...described, isGeneral, slug, own, sections, templates: [] }, lines };
}

export interface OwnFile extends TextFile {
  /** Where its original is shown. */
  readonly url: string | undefined;
}

/** A team's plain Markdown: title from its first heading, slug from its path, sections from its headings. */
export async function parseRunbook(
  slug: string,
  file: OwnFile,
  options: { readonly head?: Head; readonly pause?: Pause } = {},
): Promise<ParsedGuide> {
  const { head, pause = () => Promise.resolve() } = options;
  const body = file.text.slice(head?.text.length ?? 0);
  const document = await parseDocument(body, { firstLine: head?.text.split('\n').length ?? 1, pause });
  const heading = document.title ?? head?.title ?? document.parts.find((part) => part.title)?.title;
  const title = heading?.trim() || nameOf(file.inside);
  const parts = document.parts
    .filter((part) => part.body.length > 0)
    .map((part) => (part.title ? part : { ...part, title }));
  const { sections, lines } = await toSections(slug, { title, parts }, pause);
  const guide: Guide = {
    slug,
    title,
    short: title.length <= 28 ? title : `${title.slice(0, 27)}…`,
    pack: 'own',
    level: undefined,
    minutes: Math.max(1, Math.round(sections.reduce((sum, section) => sum + section.minutes, 0))),
    topics: [],
    summary: '',
    signals: [],
    keywords: [],
    isGeneral: false,
    templates: [],
    related: [],
    reviewed: file.changed,
    own: { path: file.inside, url: file.url },
    sections,
  };
  return { guide, lines };
}

export function parseQuestions(
  guide: Guide,
  file: File,
): { readonly questions: readonly Question[]; readonly problems: readonly Problem[] } {
  const parsed = parseYaml(file.text, QuestionFile, { file: file.path, firstLine: 1 });
  if ('problems' in parsed) return { questions: [], problems: parsed.problems };
  const anchors = new Set(guide.sections.map((section) => section.anchor));
  const lost = parsed.value.filter((entry) => !anchors.has(entry.section));
  const problems = lost.map((entry) => ({
    file: file.path,
    line: lineOfId(file.text, entry.id),
    what: `question ${entry.id}: the guide has no section "${entry.section}"`,
    todo: `use the anchor of one of its headings, such as "${guide.sections[0]?.anchor ?? 'in-one-minute'}"`,
  }));
  return {
    questions: parsed.value
      .filter((entry) => anchors.has(entry.section))
      .map((entry) => toQuestion(guide.slug, entry)),
    problems,
  };
}

export function lineOfId(text: string, id: string): number {
  const at = text.search(new RegExp(`^\\s*-?\\s*id:\\s*['"]?${id}['"]?\\s*(#.*)?$`, 'm'));
  return at < 0 ? 1 : text.slice(0, at + 1).split('\n').length;
}

function toQuestion(guide: string, entry: QuestionEntry): Question {
  const id = `${guide}/${entry.id}`;
  const best = ({ A: 0, B: 1, C: 2, D: 3 } as const)[entry.answer];
  return {
    id,
    guide,
    section: `${guide}#${entry.section}`,
    difficulty: entry.difficulty,
    stem: entry.stem,
    choices: entry.choices,
    best,
    key: shortKey(id),
  };
}

async function toSections(
  slug: string,
  document: Document,
  pause: Pause,
): Promise<{ sections: readonly Section[]; lines: ReadonlyMap<string, number> }> {
  const sections: Section[] = [];
  let read = 0;
  for (const part of document.parts) {
    const section = toSection(slug, part);
    sections.push(section);
    read += section.text.length;
    if (read > sliceLength) {
      read = 0;
      await pause();
    }
  }
  return {
    sections,
    lines: new Map(sections.map((section, i) => [section.id, document.parts[i]?.line ?? 1])),
  };
}

function toSection(guide: string, part: Part): Section {
  const id = `${guide}#${part.anchor}`;
  const minutes = readingMinutes(part.body);
  return {
    id,
    guide,
    anchor: part.anchor,
    title: part.title,
    body: part.body,
    text: plainText(part.body),
    steps: stepsOf(part.body),
    minutes,
    key: shortKey(id),
  };
}

/** The list that a section opens with. A block of code between its steps belongs to the step that announces it. */
function stepsOf(body: Rich): readonly Rich[] {
  const steps: Rich[] = [];
  for (const block of body) {
    const last = steps.at(-1);
    if (block.kind === 'list' && block.start !== undefined && (!last || block.start === steps.length + 1))
      steps.push(...block.items);
    else if (block.kind === 'code' && last && endsInColon(last)) steps.splice(-1, 1, [...last, block]);
    else break;
  }
  return steps;
}

function nameOf(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.(md|markdown)$/i, '').replace(/[-_]+/g, ' ');
}
