import type { Guide, Library, Section } from '../library/model.ts';
import { remember } from '../remember.ts';
import { createDeclared, type Declared } from './declared.ts';
import { spelledOut } from './glossary.ts';
import { createOwnNames, firstToOpen, type OwnNames } from './own-names.ts';
import { fold } from './terms.ts';

const longestName = 200;
const shortestPart = 8;

export interface Names {
  /** The section that the words name exactly: by a slug, a title, a short name, "short › section", a heading that stands only once. */
  named(words: string): Section | undefined;
  /** The section in whose heading the words stand together, where that is the only one. */
  headedWith(words: string): Section | undefined;
  readonly own: OwnNames;
  readonly declared: Declared;
}

export async function createNames(library: Library, pause: () => Promise<void>): Promise<Names> {
  const named = new Map<string, Section>();
  const headings = new Map<string, Section | undefined>();
  for (const [i, guide] of library.guides.entries()) {
    const read = readNames(guide);
    for (const [name, section] of read.names) if (!named.has(name)) named.set(name, section);
    for (const [heading, section] of read.headings)
      headings.set(heading, headings.has(heading) ? undefined : section);
    if (i % 50 === 49) await pause();
  }
  const own = await createOwnNames(library, pause);
  const declared = await createDeclared(library, pause);
  return {
    own,
    declared,
    named(words) {
      const wanted = words.length > longestName ? '' : plain(words);
      if (!wanted) return undefined;
      return own.whole(words) ?? named.get(wanted) ?? headings.get(wanted) ?? named.get(spelledOut(wanted));
    },
    headedWith(words) {
      const wanted = words.length > longestName ? '' : plain(words);
      if (wanted.length < shortestPart || !wanted.includes(' ')) return undefined;
      const found = [...headings].filter(([heading]) => ` ${heading} `.includes(` ${wanted} `));
      return found.length === 1 ? found[0]?.[1] : undefined;
    },
  };
}

interface GuideNames {
  readonly names: readonly (readonly [string, Section])[];
  readonly headings: readonly (readonly [string, Section])[];
}

const readNames = remember((guide: Guide): GuideNames => {
  const first = guide.own ? firstToOpen(guide.sections) : guide.sections[0];
  const ofSections = guide.sections.flatMap((section) => [
    [section.id, section] as const,
    [`${guide.short} ${section.title}`, section] as const,
  ]);
  const names = [...(first ? namesOf(guide).map((name) => [name, first] as const) : []), ...ofSections];
  return {
    names: names.map(([name, section]) => [plain(name), section] as const).filter(([name]) => name !== ''),
    headings: guide.sections.map((section) => [plain(section.title), section] as const),
  };
});

function namesOf(guide: Guide): readonly string[] {
  const [beforeColon = guide.title] = guide.title.split(':');
  return [guide.slug, guide.title, ...(guide.names ?? []), beforeColon, guide.short];
}

function plain(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
