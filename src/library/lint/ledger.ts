import type { Problem } from '../model.ts';

/** A check that can be told apart, so that what it finds can be excused with a reason. */
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

export interface Found extends Problem {
  readonly check: Check;
}

export function findings(check: Check, problems: readonly Problem[]): readonly Found[] {
  return problems.map((problem) => ({ ...problem, check }));
}
