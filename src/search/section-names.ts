import type { Section } from '../library/model.ts';
import { isAside } from './section-kind.ts';
import { tuning } from './tuning.ts';

const { saturation, ofSection } = tuning;

/** What tells the sections of one guide apart; terms by their numbers. */
export interface Placed {
  readonly section: Section;
  readonly heading: readonly number[];
  readonly body: readonly number[];
  /** Terms of the questions that it answers. */
  readonly asked: readonly number[];
  /** The classes of trouble that its heading tells of. */
  readonly symptoms: readonly number[];
}

/** Words by which a guide is known. */
export interface Name {
  readonly text: string;
  readonly terms: readonly number[];
}

/** A name and the section that speaks of it; its most telling term first. */
export interface Place {
  readonly terms: readonly number[];
  readonly section: number;
}

export interface Read {
  readonly sections: readonly Placed[];
  readonly bodies: readonly ReadonlyMap<number, number>[];
  readonly headings: readonly ReadonlySet<number>[];
  /** In how few sections of the guide a term stands. */
  readonly telling: (term: number) => number;
  readonly places: readonly Place[];
}

export function readSections(sections: readonly Placed[], names: readonly Name[]): Read {
  const bodies = sections.map(({ body }) => frequencies(body));
  const headings = sections.map(({ heading }) => new Set(heading));
  const held = new Map<number, number>();
  for (const [i, body] of bodies.entries())
    for (const term of new Set([...body.keys(), ...(headings[i] ?? [])]))
      held.set(term, (held.get(term) ?? 0) + 1);
  const telling = (term: number): number => rarityAmong(sections.length, held.get(term) ?? 0);
  const read = { sections, bodies, headings, telling };
  return { ...read, places: placesOf(names, read) };
}

export function rarityAmong(all: number, held: number): number {
  return Math.log(1 + (all - held + 0.5) / (held + 0.5));
}

/** A name belongs where it stands to the letter, else where all of its words do; a name that stands nowhere to none. */
function placesOf(names: readonly Name[], read: Omit<Read, 'places'>): readonly Place[] {
  const numbers = read.sections.map((_, i) => i);
  const told = numbers.filter((i) => !isInPassing(read, i));
  const lower = read.sections.map(({ section }) => section.text.toLowerCase());
  return names.flatMap(({ text, terms: all }) => {
    const terms = [...new Set(all)].sort((a, b) => read.telling(b) - read.telling(a));
    if (terms.length === 0) return [];
    const name = text.toLowerCase();
    const exact = told.filter((i) => lower[i]?.includes(name));
    const holds = (i: number): boolean =>
      terms.every((term) => read.bodies[i]?.has(term) || read.headings[i]?.has(term));
    const [first, ...others] = exact.length > 0 ? exact : numbers.filter(holds);
    if (first === undefined) return [];
    const section = others.reduce((a, b) => (value(read, a, terms) >= value(read, b, terms) ? a : b), first);
    return [{ terms, section }];
  });
}

function value(read: Omit<Read, 'places'>, section: number, terms: readonly number[]): number {
  const said = terms.reduce((sum, term) => {
    const times = read.bodies[section]?.get(term) ?? 0;
    const heading = read.headings[section]?.has(term) ? ofSection.heading : 0;
    return sum + read.telling(term) * (((saturation + 1) * times) / (times + saturation) + heading);
  }, 0);
  return isInPassing(read, section) ? ofSection.aside * said : said;
}

function isInPassing({ sections }: Omit<Read, 'places'>, i: number): boolean {
  const section = sections[i]?.section;
  return section !== undefined && isAside(section);
}

function frequencies(terms: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
