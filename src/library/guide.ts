import { type Document, type Pause, parseDocument, sliceLength } from './document.ts';
import type { Head } from './head.ts';
import type { Guide, Problem, Section } from './model.ts';
import { FrontMatter } from './schema.ts';
import { toSection } from './section.ts';
import { parseYaml } from './yaml.ts';

export interface File {
  /** As problems name it. */
  readonly path: string;
  readonly text: string;
}

export interface ParsedGuide {
  readonly guide: Guide;
  /** Where each section starts in the file. */
  readonly lines: readonly number[];
}

/** A guide of ours. Problems instead of a guide where its head is wrong. */
export async function parseGuide(
  slug: string,
  file: File,
  options: { readonly head: Head; readonly pause: Pause },
): Promise<ParsedGuide | { readonly problems: readonly Problem[] }> {
  const { head, pause } = options;
  const parsed = parseYaml(head.fields, FrontMatter, { file: file.path, firstLine: 2 });
  if ('problems' in parsed) return parsed;
  const body = file.text.slice(head.text.length);
  const document = await parseDocument(body, { firstLine: head.text.split('\n').length, pause });
  const sections = await toSections(slug, document, pause);
  const anchors = new Set(sections.map(({ anchor }) => anchor));
  const lost = Object.keys(parsed.value.searches).filter((anchor) => !anchors.has(anchor));
  if (lost.length > 0) return { problems: lost.map((anchor) => noSection(file.path, anchor)) };
  const { general: isGeneral, reviewed, ...described } = parsed.value;
  const age = { means: 'reviewed', on: reviewed } as const;
  return {
    guide: { ...described, isGeneral, age, slug, own: undefined, names: [], sections, templates: [] },
    lines: document.parts.map(({ line }) => line),
  };
}

function noSection(file: string, anchor: string): Problem {
  return {
    file,
    line: 2,
    what: `searches: no section has the anchor "${anchor}"`,
    todo: 'write the heading in lower case, with hyphens for blanks',
  };
}

async function toSections(slug: string, document: Document, pause: Pause): Promise<readonly Section[]> {
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
  return sections;
}
