import type { TextFile } from './files.ts';
import type { File, ParsedGuide } from './guide.ts';
import type { Problem, Question } from './model.ts';
import type { ReadEntries } from './questions.ts';
import type { OwnFile } from './runbook.ts';

/** A guide with the files it came from. */
export interface LoadedGuide extends ParsedGuide {
  readonly file: OwnFile;
  readonly questions: readonly Question[];
  readonly questionFile: File | undefined;
}

export interface ReadPage {
  readonly guide?: LoadedGuide;
  readonly problems: readonly Problem[];
}

/** A file of questions; `file` is missing where it could not be read. */
export interface ReadFile extends ReadEntries {
  readonly file?: TextFile;
}
