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
  const { headings, find } = await createTitles(library.guides, pause);
  const own = await createOwnNames(library, pause);
  const declared = await createDeclared(library, pause);
  return {
    own,
    declared,
    named(words) {
      const wanted = words.length > longestName ? '' : plain(words);
      if (!wanted) return undefined;
      return own.whole(words) ?? find(wanted) ?? headings.get(wanted) ?? find(spelledOut(wanted));
    },
    headedWith(words) {
      const wanted = words.length > longestName ? '' : plain(words);
      if (wanted.length < shortestPart || !wanted.includes(' ')) return undefined;
      const found = [...headings].filter(([heading]) => ` ${heading} `.includes(` ${wanted} `));
      return found.length === 1 ? found[0]?.[1] : undefined;
    },
  };
}

interface Titles {
  /** The section of each heading; undefined where it stands more than once. */
  readonly headings: ReadonlyMap<string, Section | undefined>;
  /** By what a guide is called, or its slug or short name with an anchor or a heading behind; the first guide of several. */
  find(wanted: string): Section | undefined;
}

/** A section has no names of its own in memory: of thousands of pages they would be most of what is held. */
async function createTitles(guides: readonly Guide[], pause: () => Promise<void>): Promise<Titles> {
  const named = new Map<string, number>();
  const begun = new Map<string, number[]>();
  const headings = new Map<string, Section | undefined>();
  const ends = new Set<string>();
  const plainOf = memoized(plain);
  for (const [i, guide] of guides.entries()) {
    const { names, begins } = readNames(guide);
    for (const name of names) if (!named.has(name)) named.set(name, i);
    for (const begin of begins) {
      const of = begun.get(begin);
      if (of) of.push(i);
      else begun.set(begin, [i]);
    }
    for (const section of guide.sections) {
      const heading = plainOf(section.title);
      headings.set(heading, headings.has(heading) ? undefined : section);
      ends.add(heading).add(plainOf(section.anchor));
    }
    if (i % 50 === 49) await pause();
  }
  const find = (wanted: string): Section | undefined => {
    const whole = named.get(wanted) ?? Number.POSITIVE_INFINITY;
    const begins = splits(wanted).flatMap(([begin, end]) => (ends.has(end) ? (begun.get(begin) ?? []) : []));
    for (const i of begins.filter((one) => one < whole).sort((a, b) => a - b)) {
      const found = guides[i] && sectionCalled(guides[i], wanted);
      if (found) return found;
    }
    return guides[whole] && firstOf(guides[whole]);
  };
  return { headings, find };
}

const firstOf = (guide: Guide): Section | undefined =>
  guide.own ? firstToOpen(guide.sections) : guide.sections[0];

function sectionCalled({ short, sections }: Guide, wanted: string): Section | undefined {
  return sections.find(({ id, title }) => plain(id) === wanted || plain(`${short} ${title}`) === wanted);
}

/** "a b c" is a and "b c", or "a b" and c. */
function splits(words: string): readonly (readonly [begin: string, end: string])[] {
  return [...words.matchAll(/ /g)].map(({ index }) => [words.slice(0, index), words.slice(index + 1)]);
}

const readNames = remember((guide: Guide) => {
  const [beforeColon = guide.title] = guide.title.split(':');
  const names = [guide.slug, guide.title, ...(guide.names ?? []), beforeColon, guide.short];
  const distinct = (some: readonly string[]): readonly string[] =>
    [...new Set(some.map(plain))].filter((name) => name !== '');
  return {
    names: guide.sections.length > 0 ? distinct(names) : [],
    begins: distinct([guide.slug, guide.short]),
  };
});

function memoized(read: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = read(text);
    known.set(text, made);
    return made;
  };
}

function plain(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
