import type { Pause } from './document.ts';
import { difficulties, guessable, learnable } from './lint/bank.ts';
import { diagrams, fences, headings, plainMarkdown, tables } from './lint/blocks.ts';
import { cases } from './lint/cases.ts';
import { declared } from './lint/declared.ts';
import { type Draft, type Rule, toDraft } from './lint/draft.ts';
import { evidenceFirst } from './lint/evidence.ts';
import { exceptionFile, excuse } from './lint/exceptions.ts';
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
import { sameKeys } from './lint/keys.ts';
import { type Found, findings } from './lint/ledger.ts';
import { links, related } from './lint/links.ts';
import { normFile, norms } from './lint/norms.ts';
import { onCallRights } from './lint/on-call-rights.ts';
import { ownLinks } from './lint/own-links.ts';
import { promiseFile, promises } from './lint/promises.ts';
import { questionCount, questionForm, uniqueIds } from './lint/questions.ts';
import { recall } from './lint/recall.ts';
import { repeats } from './lint/repeats.ts';
import { searches } from './lint/searches.ts';
import { readBeside } from './lint/side-file.ts';
import { standingAlone } from './lint/standing-alone.ts';
import { templateForm } from './lint/templates.ts';
import { readFolders, toLibrary } from './load.ts';
import type { LoadedGuide } from './loaded.ts';
import type { Library, Problem } from './model.ts';

/** How our own guides are written. */
const house: readonly Rule[] = [
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
  plainMarkdown,
  questionCount,
  questionForm,
  templateForm,
];

export interface Linted {
  readonly library: Library;
  readonly loaded: readonly LoadedGuide[];
  /** By file, then by line. */
  readonly problems: readonly Found[];
}

export interface LintOptions {
  /** Ours first, then a team's own. */
  readonly folders: readonly string[];
  readonly isAllOwn?: boolean;
  readonly pause?: Pause;
}

/** Every rule that a machine can hold over our guides; over a team's own pages only what is wrong whoever wrote it. */
export async function lintLibrary(options: LintOptions): Promise<Linted> {
  const { loaded, problems } = await readFolders(options);
  const library = toLibrary(loaded);
  const drafts = loaded.filter(({ guide }) => !guide.own).map(toDraft);
  const beside = (name: string) => readBeside(options.folders, name);
  const promised = promises(library, await beside(promiseFile));
  const judged = excuse(
    [
      ...judge(drafts, library),
      ...findings('norms', norms(drafts, library, await beside(normFile))),
      ...findings('promises', promised.problems),
      ...findings('pending', promised.pending),
    ],
    await beside(exceptionFile),
  );
  const found = [
    ...findings('form', [
      ...problems,
      ...formOf(drafts, library),
      ...(await faultsOf(loaded)),
      ...sameKeys(library),
    ]),
    ...findings('form', judged.problems),
    ...judged.found,
  ];
  return { library, loaded, problems: found.toSorted(byPlace) };
}

function byPlace(a: Found, b: Found): number {
  if (a.file === b.file) return a.line - b.line;
  return a.file < b.file ? -1 : 1;
}

/** What may be excused with a reason. */
function judge(drafts: readonly Draft[], library: Library): readonly Found[] {
  return [
    ...findings('guessers', guessable(drafts)),
    ...findings('model', learnable(drafts)),
    ...findings('recall', drafts.flatMap(recall)),
    ...findings('evidence', drafts.flatMap(evidenceFirst)),
    ...findings('cases', drafts.flatMap(cases)),
    ...findings('steps', drafts.flatMap(standingAlone)),
    ...findings(
      'rights',
      drafts.flatMap((draft) => onCallRights(draft, library)),
    ),
  ];
}

function formOf(drafts: readonly Draft[], library: Library): readonly Problem[] {
  return [
    ...drafts.flatMap((draft) => [
      ...house.flatMap((rule) => rule(draft)),
      ...links(draft, library),
      ...related(draft, library),
    ]),
    ...difficulties(drafts),
    ...repeats(drafts),
    ...searches(drafts),
    ...declared(drafts),
  ];
}

/** What is wrong whoever wrote it. */
async function faultsOf(loaded: readonly LoadedGuide[]): Promise<readonly Problem[]> {
  return [
    ...(await ownLinks(loaded.filter(({ guide }) => guide.own))),
    ...loaded.flatMap((one) => uniqueIds(toDraft(one))),
  ];
}
