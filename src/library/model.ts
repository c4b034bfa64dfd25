import type { Rich } from '../card/card.ts';
import type { QuestionId, SectionId } from '../ids.ts';

export const packs = ['incidents', 'running', 'building'] as const;
export type Pack = (typeof packs)[number];

/** What a section is for, as its heading says; undefined: its heading is a subject. */
export type Role = 'acts' | 'checks' | 'tells' | 'aside' | 'facts';

/** A section: the unit that is indexed, ranked, shown and linked. */
export interface Section {
  /** Unique in the library. */
  readonly id: SectionId;
  readonly guide: string;
  readonly anchor: string;
  readonly title: string;
  /** Of a team's own page. `facts`: lines such as "Owner: ..." that describe the page. */
  readonly role?: Role | undefined;
  readonly body: Rich;
  /** The words of the body without mark-up, one block a line: what search reads. */
  readonly text: string;
  /** Of a team's own page the headings inside it, one a line. */
  readonly headings?: string;
  /** The numbered list it opens with, one step a line; empty where it does not. */
  readonly steps: readonly Rich[];
  /** Known without the tree, which of a team's own page is made when it is wanted. */
  readonly hasSteps: boolean;
  readonly minutes: number;
  /** Ten characters of a hash of the id: what a button carries. */
  readonly key: string;
}

export interface Guide {
  readonly slug: string;
  readonly title: string;
  /** At most 28 characters: buttons, menus, autocomplete. */
  readonly short: string;
  /** `own`: plain Markdown of a team, which has no pack. */
  readonly pack: Pack | 'own';
  readonly level: string | undefined;
  readonly minutes: number;
  readonly topics: readonly string[];
  readonly summary: string;
  readonly signals: readonly string[];
  /** Terms of the field by which people look for it. */
  readonly keywords: readonly string[];
  /** Of a section, by its anchor, what people type who need it. */
  readonly searches?: Readonly<Record<string, readonly string[]>>;
  /** It answers trouble whose cause nobody knows yet. */
  readonly isGeneral: boolean;
  readonly related: readonly string[];
  /** undefined: nobody says. */
  readonly age?: Age | undefined;
  /** A team's own page, with front matter or without: its path inside the folder, and where `GUIDES_URL` says its original is shown, with `{anchor}` for the section. */
  readonly own: { readonly path: string; readonly url: string | undefined } | undefined;
  /** Further names of a team's own page: of its file, and those that its front matter gives. */
  readonly names?: readonly string[];
  /** In reading order. */
  readonly sections: readonly Section[];
  /** Forms to copy and fill in: not indexed with the sections, opened by name. Each is its words and one block of Markdown. */
  readonly templates: readonly Section[];
}

/** When somebody last read every line, or only changed one. */
export interface Age {
  readonly means: 'reviewed' | 'last changed';
  /** `YYYY-MM-DD` */
  readonly on: string;
}

export interface Question {
  readonly id: QuestionId;
  readonly guide: string;
  readonly section: SectionId;
  readonly difficulty: 1 | 2 | 3;
  /** Markdown. */
  readonly stem: string;
  readonly choices: readonly [AnswerChoice, AnswerChoice, AnswerChoice, AnswerChoice];
  /** Index of the best choice. */
  readonly best: 0 | 1 | 2 | 3;
  /** Ten characters of a hash of the id. */
  readonly key: string;
  /** A member of the team wrote it, and an admin approved: it is asked whatever topics are chosen. */
  readonly isSuggested?: true;
}

export interface AnswerChoice {
  /** Markdown, one line. */
  readonly text: string;
  readonly why: string;
}

export interface Library {
  readonly guides: readonly Guide[];
  readonly questions: readonly Question[];
  guide(slug: string): Guide | undefined;
  /** By id or by key. */
  section(idOrKey: string): Section | undefined;
  /** By id or by key. */
  question(idOrKey: string): Question | undefined;
}

/** What is wrong with a file, and what to do. Said as `file:line: what: todo`. */
export interface Problem {
  /** Worth knowing, and no fault: the file is served all the same. */
  readonly isNote?: true;
  readonly file: string;
  readonly line: number;
  readonly what: string;
  readonly todo: string;
}
