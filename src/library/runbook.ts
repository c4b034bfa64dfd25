import { type Cut, cutParts } from './cut-parts.ts';
import { toPlainMarkdown } from './dialects/dialects.ts';
import { type Pause, parseStretches, type Stretch, toPart } from './document.ts';
import type { TextFile } from './files.ts';
import type { ParsedGuide } from './guide.ts';
import { readHead } from './head.ts';
import { type LinkTo, readReferences } from './markdown.ts';
import type { Guide, Problem, Section } from './model.ts';
import { type OwnHead, readOwnHead } from './own-head.ts';
import { titleOf } from './own-titles.ts';
import { nameOfFile } from './paths.ts';
import { wholeMinutes } from './reading-time.ts';
import { isFacts } from './roles.ts';
import { OwnSection, type Source } from './section.ts';

export interface OwnFile extends TextFile {
  /** Where its original is shown; `{anchor}` stands for the section. */
  readonly url: string | undefined;
}

export interface RunbookOptions {
  readonly pause?: Pause;
  /** Where a link of the page leads. */
  readonly linkTo?: LinkTo;
}

export interface ParsedRunbook extends ParsedGuide {
  readonly notes: readonly Problem[];
}

interface Page {
  readonly title: string;
  readonly source: Source;
  /** Where each line starts in its text. */
  readonly starts: readonly number[];
  readonly firstLine: number;
  readonly stretches: readonly Stretch[];
}

/** A team's page, whatever it was written for: its sections by its headings, and what its front matter says of it. */
export async function parseRunbook(
  slug: string,
  file: OwnFile,
  { pause = () => Promise.resolve(), linkTo }: RunbookOptions = {},
): Promise<ParsedRunbook> {
  const head = readHead(file.text);
  const said = readOwnHead(head, file.path);
  const body = toPlainMarkdown(file.text.slice(head.text.length).replace(/\r\n?/g, '\n'));
  const firstLine = head.text.split('\n').length;
  const stretches = await parseStretches(body, { firstLine, pause });
  const title = titleOf(stretches, said.title, file.inside);
  const references = /^ {0,3}\[[^\]\r\n\u2028\u2029]+\]:/m.test(body) ? readReferences(body) : {};
  const source = { text: body, references, linkTo };
  const page = { title, source, starts: lineStarts(body), firstLine, stretches };
  const sections: Section[] = [];
  const lines: number[] = [];
  for (const cut of cutParts(stretches)) {
    const section = readSection(slug, cut, page);
    if (!section) continue;
    sections.push(section);
    lines.push(stretches[cut.from]?.line ?? 1);
    if (sections.length % 20 === 0) await pause();
  }
  return { guide: toGuide(slug, { file, said, title, sections }), lines, notes: said.notes };
}

function readSection(slug: string, cut: Cut, page: Page): Section | undefined {
  const { stretches, firstLine, source, starts } = page;
  const part = toPart(stretches.slice(cut.from, cut.until), source.linkTo);
  if (part.body.length === 0) return undefined;
  const first = stretches[cut.from];
  const isLead = (first?.level ?? 0) <= 1;
  const startOf = (line: number | undefined): number =>
    starts[(line ?? Infinity) - firstLine] ?? source.text.length;
  return new OwnSection(
    slug,
    { ...part, title: cut.title || page.title },
    {
      role: isLead && isFacts(part.body) ? 'facts' : cut.role,
      source,
      from: first?.level ? startOf(first.bodyLine) : 0,
      until: startOf(stretches[cut.until]?.line),
    },
  );
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

interface Read {
  readonly file: OwnFile;
  readonly said: OwnHead;
  readonly title: string;
  readonly sections: readonly Section[];
}

function toGuide(slug: string, { file, said, title, sections }: Read): Guide {
  const names = [nameOfFile(file.inside), said.title ?? '', ...said.names].filter(
    (name) => name !== '' && name !== title,
  );
  return {
    slug,
    title,
    short: said.short ?? (title.length <= 28 ? title : `${title.slice(0, 27)}…`),
    pack: said.pack ?? 'own',
    level: said.level,
    minutes: wholeMinutes(sections.reduce((sum, section) => sum + section.minutes, 0)),
    topics: said.topics,
    summary: said.summary ?? '',
    signals: said.signals,
    keywords: said.keywords,
    isGeneral: said.isGeneral,
    related: said.related,
    age: said.age,
    own: { path: file.inside, url: file.url },
    names: [...new Set(names)],
    sections,
    templates: [],
  };
}
