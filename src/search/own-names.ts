import type { Guide, Library, Role, Section } from '../library/model.ts';
import { remember } from '../remember.ts';
import { isProduct } from './products.ts';
import type { Scored } from './ranking.ts';
import { fold } from './terms.ts';
import { tuning } from './tuning.ts';

/** A team's own page whose name stands in a text, with the section to open. */
export interface Named {
  readonly guide: string;
  readonly section: Section;
}

/** Names of a team's own pages: a title, a file's name, an alert that a heading names. */
export interface OwnNames {
  /** The page that the text is the name of, and nothing else. */
  whole(text: string): Section | undefined;
  /** The pages whose name stands in the text; of names within names the longest. */
  within(text: string): readonly Named[];
}

interface Known extends Named {
  /** Written as one word with capitals inside: nobody says it who does not mean it. */
  readonly isWritten: boolean;
}

const longestName = 8;
const shortest = 8;
const shortestAlone = 12;
const longestText = 2000;

export async function createOwnNames(library: Library, pause: () => Promise<void>): Promise<OwnNames> {
  const known = new Map<string, Known | undefined>();
  for (const [i, guide] of library.guides.entries()) {
    if (!guide.own) continue;
    for (const [key, one] of readNames(guide)) {
      // A name of two pages names neither.
      const isTaken = known.has(key) && known.get(key)?.guide !== guide.slug;
      if (isTaken || !known.has(key)) known.set(key, isTaken ? undefined : one);
    }
    if (i % 50 === 49) await pause();
  }
  const joined = new Map<string, Known | undefined>();
  // No name that counts is shorter: most places of a text are left with one look.
  const begins = new Set<string>();
  for (const [key, named] of known) {
    const letters = key.replaceAll(' ', '');
    joined.set(letters, named);
    begins.add(letters.slice(0, shortest));
    if (joined.size % 1000 === 0) await pause();
  }
  const mayBegin = (words: readonly string[], start: number): boolean =>
    begins.has(
      words
        .slice(start, start + longestName)
        .join('')
        .slice(0, shortest),
    );
  const find = (words: readonly string[]): Known | undefined =>
    known.get(words.join(' ')) ?? joined.get(words.join(''));
  return {
    whole: (text) => (text.length > 200 ? undefined : find(wordsOf(text))?.section),
    within(text) {
      const words = begins.size > 0 ? wordsOf(text.slice(0, longestText)) : [];
      const found: Named[] = [];
      for (let start = 0; start < words.length; start++) {
        if (!mayBegin(words, start)) continue;
        for (let length = Math.min(longestName, words.length - start); length > 0; length--) {
          const some = words.slice(start, start + length);
          const named = find(some);
          if (!named || !isTelling(some, named)) continue;
          found.push(named);
          start += length - 1;
          break;
        }
      }
      return found;
    },
  };
}

/** A word of a sentence may be anything; a name of several words, or one that is written like a name, is meant. */
function isTelling(words: readonly string[], { isWritten }: Known): boolean {
  const letters = words.join('').length;
  if (words.length > 1) return letters >= shortest;
  return !isProduct(words[0] ?? '') && letters >= (isWritten ? shortest : shortestAlone);
}

const readNames = remember((guide: Guide): readonly (readonly [string, Known])[] =>
  namesOf(guide).flatMap(([name, section]) => {
    const key = wordsOf(name).join(' ');
    return key ? [[key, { guide: guide.slug, section, isWritten: isAlertName(name) }] as const] : [];
  }),
);

function namesOf(guide: Guide): readonly (readonly [string, Section])[] {
  const first = firstToOpen(guide.sections);
  if (!first) return [];
  const names = [guide.title, ...(guide.names ?? [])].map((name) => [name, first] as const);
  const alerts = guide.sections
    .filter(({ title, role }) => role === undefined && isAlertName(title))
    .map((section) => [section.title, section] as const);
  return [...names, ...alerts];
}

const isAlertName = (title: string): boolean => !/\s/.test(title) && /\p{Ll}\p{Lu}|\p{L}_\p{L}/u.test(title);

const worth = tuning.named;

/** Puts pages first whose name was said; `share`: how much each counts, 0 to 1. */
export function withNamed(
  scored: readonly Scored[],
  named: readonly { readonly named: Named; readonly share: number }[],
): readonly Scored[] {
  if (named.length === 0) return scored;
  const gains = new Map<string, number>();
  for (const { named: one, share } of named)
    gains.set(one.guide, Math.max(gains.get(one.guide) ?? 0, worth * share));
  const missing = named.filter(
    ({ named: one }) => !scored.some(({ section }) => section.guide === one.guide),
  );
  const all = [
    ...scored,
    ...missing.map(({ named: one }) => ({ section: one.section, score: 0, isOwn: true })),
  ];
  return all
    .map((one) => ({ ...one, score: one.score + (gains.get(one.section.guide) ?? 0) }))
    .sort((a, b) => b.score - a.score);
}

/** Of a page that is asked for by its name, the section with something to do; of one that has none, the first that says something. */
export function firstToOpen(sections: readonly Section[]): Section | undefined {
  const of = (role: Role, withSteps: boolean): Section | undefined =>
    sections.find((section) => section.role === role && (!withSteps || section.hasSteps));
  return (
    of('acts', true) ??
    of('checks', true) ??
    sections.find(({ role, hasSteps }) => role === undefined && hasSteps) ??
    sections.find(({ role, text }) => (role === 'acts' || role === 'checks') && hasSomethingToDo(text)) ??
    of('acts', false) ??
    of('checks', false) ??
    sections.find(({ role }) => role !== 'facts' && role !== 'aside') ??
    sections[0]
  );
}

/** More than a sentence that sends elsewhere. */
const hasSomethingToDo = (text: string): boolean => text.length > 60;

function wordsOf(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
