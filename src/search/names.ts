import type { Guide, Library, Section } from '../library/model.ts';
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
}

export async function createNames(library: Library, pause: () => Promise<void>): Promise<Names> {
  const named = new Map<string, Section>();
  const headings = new Map<string, Section | undefined>();
  const give = (name: string, section: Section | undefined): void => {
    const key = plain(name);
    if (key && section && !named.has(key)) named.set(key, section);
  };
  for (const [i, guide] of library.guides.entries()) {
    for (const name of namesOf(guide))
      give(name, guide.own ? firstToOpen(guide.sections) : guide.sections[0]);
    for (const section of guide.sections) {
      give(section.id, section);
      give(`${guide.short} ${section.title}`, section);
      const heading = plain(section.title);
      headings.set(heading, headings.has(heading) ? undefined : section);
    }
    if (i % 10 === 9) await pause();
  }
  const own = await createOwnNames(library, pause);
  return {
    own,
    named(words) {
      const wanted = words.length > longestName ? '' : plain(words);
      return wanted ? (own.whole(words) ?? named.get(wanted) ?? headings.get(wanted)) : undefined;
    },
    headedWith(words) {
      const wanted = words.length > longestName ? '' : plain(words);
      if (wanted.length < shortestPart || !wanted.includes(' ')) return undefined;
      const found = [...headings].filter(([heading]) => ` ${heading} `.includes(` ${wanted} `));
      return found.length === 1 ? found[0]?.[1] : undefined;
    },
  };
}

function namesOf(guide: Guide): readonly string[] {
  const [beforeColon = guide.title] = guide.title.split(':');
  return [guide.slug, guide.title, ...(guide.names ?? []), beforeColon, guide.short];
}

function plain(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
