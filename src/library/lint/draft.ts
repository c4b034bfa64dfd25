import type { Token } from 'markdown-it';
import { readHead } from '../head.ts';
import type { LoadedGuide } from '../loaded.ts';
import { tokenize } from '../markdown.ts';
import type { Problem } from '../model.ts';

/** A guide as a rule reads it: its tokens, and how to say what is wrong at one of them. */
export interface Draft extends LoadedGuide {
  readonly tokens: readonly Token[];
  lineOf(token: Token): number;
  at(line: number, what: string, todo: string): Problem;
}

export type Rule = (draft: Draft) => readonly Problem[];

export function toDraft(loaded: LoadedGuide): Draft {
  const { path, text } = loaded.file;
  const head = readHead(text).text;
  const before = head.split('\n').length - 1;
  return {
    ...loaded,
    tokens: tokenize(text.slice(head.length)),
    lineOf: (token) => before + (token.map?.[0] ?? 0) + 1,
    at: (line, what, todo) => ({ file: path, line, what, todo }),
  };
}

/** The line a section starts at. */
export function lineOfSection(draft: Draft, id: string): number {
  return draft.lines[draft.guide.sections.findIndex((section) => section.id === id)] ?? 1;
}
