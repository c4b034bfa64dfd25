import type { File, ParsedGuide } from './guide.ts';
import type { Problem, Question } from './model.ts';
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
