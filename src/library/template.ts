import { toSectionId } from '../ids.ts';
import { shortKey } from './keys.ts';
import { parseMarkdown } from './markdown.ts';
import type { Guide, Library, Section } from './model.ts';
import { readingMinutes } from './reading-time.ts';
import { plainText } from './text.ts';

/** `postmortem/templates/incident.md` belongs to `postmortem/guide.md`. */
export function ownerOf(path: string): string {
  return path.replace(/templates\/[^/]+$/, 'guide.md');
}

/** Markdown in a folder `templates` next to a `guide.md` is a form of that guide; anywhere else it is a runbook. */
export function sortTemplates(markdown: readonly string[]): {
  readonly guides: readonly string[];
  readonly templates: readonly string[];
} {
  const all = new Set(markdown);
  const isTemplate = (path: string): boolean =>
    /(?:^|\/)templates\/[^/]+\.md$/.test(path) && all.has(ownerOf(path));
  return { guides: markdown.filter((path) => !isTemplate(path)), templates: markdown.filter(isTemplate) };
}

/** A title, what it is for and by what else it is called, a rule, and the form itself. */
export function parseTemplate(
  guide: string,
  file: { readonly inside: string; readonly text: string },
): Section {
  const name = file.inside.replace(/^.*\/|\.md$/g, '');
  const [head = '', ...rest] = file.text.replace(/\r\n?/g, '\n').split('\n---\n');
  const [, title = name] = head.match(/^# (.+)$/m) ?? [];
  const words = parseMarkdown(head.replace(/^# .+$/m, ''));
  const form = rest.join('\n---\n').trim();
  const body = [...words, { kind: 'code' as const, language: 'text', text: form }];
  const anchor = `template-${name}`;
  const id = toSectionId(guide, anchor);
  return {
    id,
    guide,
    anchor,
    title: `Template: ${title}`,
    body,
    text: plainText(body),
    steps: [],
    hasSteps: false,
    minutes: readingMinutes(body),
    key: shortKey(id),
  };
}

export function templatesOf(library: Library): readonly Section[] {
  return library.guides.flatMap((guide: Guide) => guide.templates);
}

/** `postmortem`: as it is asked for on the command line. */
export function templateName({ anchor }: Section): string {
  return anchor.slice('template-'.length);
}

/** The form without its words. */
export function formOf({ body }: Section): string {
  return body.flatMap((block) => (block.kind === 'code' ? [block.text] : [])).join('\n');
}

/**
 * The template that some words name: "postmortem template", "template for an SLO". Without the word "template" none is
 * meant, and most of the other words must be its own: "C++ template error" names none.
 */
export function templateNamed(library: Library, words: string): Section | undefined {
  const asked = stemsOf(words);
  if (!asked.delete('template') || asked.size === 0) return undefined;
  const ranked = templatesOf(library)
    .map((template) => ({ template, fit: fitOf(asked, template) }))
    .filter(({ fit }) => fit > 0)
    .toSorted((one, other) => other.fit - one.fit);
  return ranked[0]?.template;
}

const enough = { ofName: 0.5, ofWords: 0.6 };

/** The largest share of one of its names that was said. */
function fitOf(asked: ReadonlySet<string>, template: Section): number {
  const names = namesOf(template).map(stemsOf);
  const all = new Set(names.flatMap((name) => [...name]));
  const own = [...asked].filter((word) => all.has(word)).length;
  if (own / asked.size < enough.ofWords) return 0;
  const most = Math.max(
    ...names.map((name) => [...name].filter((word) => asked.has(word)).length / Math.max(1, name.size)),
  );
  return most < enough.ofName ? 0 : most + own / asked.size;
}

/** Its title, and what its sentence names after the colon. */
function namesOf({ title, body }: Section): readonly string[] {
  const [first] = body;
  const [, called = ''] = first && first.kind !== 'code' ? plainText([first]).split(':') : [];
  return [title.replace('Template: ', ''), ...called.split(',')].filter((name) => name.trim() !== '');
}

const small = new Set([
  'a',
  'an',
  'the',
  'for',
  'of',
  'to',
  'and',
  'or',
  'is',
  'it',
  'in',
  'my',
  'our',
  'need',
  'give',
  'me',
]);

function stemsOf(words: string): Set<string> {
  const found =
    words
      .toLowerCase()
      .replace(/post[- ]mortem/g, 'postmortem')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(found.map((word) => word.replace(/(?<=..)s$/, '')).filter((word) => !small.has(word)));
}
