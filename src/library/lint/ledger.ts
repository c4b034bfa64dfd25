import type { Problem } from '../model.ts';

/** A check that can be told apart: what it finds is an error, or for the time being a warning. */
export type Check =
  | 'form'
  | 'guessers'
  | 'model'
  | 'recall'
  | 'evidence'
  | 'steps'
  | 'rights'
  | 'norms'
  | 'promises'
  | 'pending'
  | 'cases';

/** Checks that the library does not pass yet: what they find is counted and printed, and fails nothing. */
export const warned: ReadonlySet<Check> = new Set([
  'recall',
  'evidence',
  'steps',
  'rights',
  'norms',
  'pending',
  'cases',
]);

export interface Found extends Problem {
  readonly check: Check;
}

export function findings(check: Check, problems: readonly Problem[]): readonly Found[] {
  return problems.map((problem) => ({ ...problem, check }));
}
