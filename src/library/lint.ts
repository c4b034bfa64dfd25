import { diagrams, fences, headings, manners, tables } from './lint/blocks.ts';
import { type Draft, type Rule, toDraft } from './lint/draft.ts';
import {
  fireForm,
  gistForm,
  practice,
  readingTime,
  sectionLength,
  sectionOrder,
  signalCount,
  stepForm,
  workedIncident,
} from './lint/form.ts';
import { type Guessed, guess } from './lint/guessers.ts';
import { links, related } from './lint/links.ts';
import { fault, questionCount, questionForm, uniqueIds } from './lint/questions.ts';
import { repeats } from './lint/repeats.ts';
import { type LoadedGuide, readFolders, toLibrary } from './load.ts';
import type { Library, Problem } from './model.ts';

const rules: readonly Rule[] = [
  sectionOrder,
  workedIncident,
  sectionLength,
  readingTime,
  gistForm,
  fireForm,
  stepForm,
  signalCount,
  practice,
  fences,
  diagrams,
  tables,
  headings,
  manners,
  questionCount,
  questionForm,
  uniqueIds,
];
const guesserLimits = { bank: 0.3, guide: 0.45 };

export interface Linted {
  readonly library: Library;
  readonly loaded: readonly LoadedGuide[];
  /** By file, then by line. */
  readonly problems: readonly Problem[];
}

/** Every rule that a machine can hold. Plain Markdown without front matter is held to none of style. */
export async function lintLibrary(options: { readonly folders: readonly string[] }): Promise<Linted> {
  const { loaded, problems } = await readFolders(options);
  const library = toLibrary(loaded);
  const drafts = loaded.filter(({ guide }) => !guide.own).map(toDraft);
  const found = [
    ...problems,
    ...drafts.flatMap((draft) => [
      ...rules.flatMap((rule) => rule(draft)),
      ...links(draft, library),
      ...related(draft, library),
    ]),
    ...guessable(drafts, library),
    ...twice(loaded),
    ...sameKeys(library),
    ...repeats(drafts),
  ];
  return {
    library,
    loaded,
    problems: found.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1)),
  };
}

/** Nobody who knows nothing gets far: in the bank, nor in one guide. */
function guessable(drafts: readonly Draft[], library: Library): readonly Problem[] {
  const [first] = drafts;
  if (!first) return [];
  const asked = library.questions.filter((question) =>
    drafts.some(({ guide }) => guide.slug === question.guide),
  );
  const bank =
    asked.length >= 40
      ? tooEasy(guess(asked), guesserLimits.bank).map((what) =>
          fault(first, undefined, `over the whole bank ${what}`, 'lengthen wrong choices, move right ones'),
        )
      : [];
  const each = drafts.flatMap((draft) =>
    draft.questions.length >= 8
      ? tooEasy(guess(draft.questions), guesserLimits.guide).map((what) =>
          fault(draft, undefined, what, 'lengthen wrong choices, move right ones'),
        )
      : [],
  );
  return [...bank, ...each];
}

function tooEasy(guessed: Guessed, limit: number): readonly string[] {
  const names: Readonly<Record<keyof Guessed, string>> = {
    longest: 'whoever takes the longest choice',
    letter: 'whoever takes one letter',
    overlap: 'whoever takes the choice that shares most words with the stem',
  };
  return (['longest', 'letter', 'overlap'] as const)
    .filter((name) => guessed[name] > limit)
    .map(
      (name) =>
        `${names[name]} is right in ${Math.round(100 * guessed[name])} %; at most ${100 * limit} % may be`,
    );
}

/** Two files of one slug: the later hides the earlier. */
function twice(loaded: readonly LoadedGuide[]): readonly Problem[] {
  const first = new Map<string, string>();
  return loaded.flatMap(({ guide, file }) => {
    const other = first.get(guide.slug);
    first.set(guide.slug, file.path);
    return other === undefined
      ? []
      : [
          {
            file: file.path,
            line: 1,
            what: `its slug "${guide.slug}" is that of ${other}, which it hides`,
            todo: 'rename one of the files',
          },
        ];
  });
}

function sameKeys(library: Library): readonly Problem[] {
  const seen = new Map<string, string>();
  const all = [...library.guides.flatMap((guide) => guide.sections), ...library.questions];
  return all.flatMap(({ id, key }) => {
    const other = seen.get(key);
    seen.set(key, id);
    return other === undefined || other === id
      ? []
      : [
          {
            file: id,
            line: 1,
            what: `${id} and ${other} share the key ${key}`,
            todo: 'rename one heading or question',
          },
        ];
  });
}
