import type { Epoch } from '../../../src/ids.ts';
import type { Problem } from '../../../src/library/model.ts';

/** What was looked at, and how it is. */
export interface Finding {
  readonly what: string;
  readonly isGood: boolean;
  /** Nothing is wrong, and something is still to be done. */
  readonly isOpen?: true;
  readonly said: string;
}

interface Platform {
  readonly name: string;
  /** Of its teams' ids. */
  readonly prefix: string;
  /** Empty where it is not configured: then `start` says how to begin. */
  readonly findings: readonly Finding[];
  readonly start?: { readonly label: string; readonly url: string; readonly rest: string };
}

/** How far the set-up is. */
export interface SetUp {
  readonly lookedAt: Epoch;
  /** Of the process itself: for whoever runs it. */
  readonly program: readonly Finding[];
  readonly platforms: readonly Platform[];
  readonly runbooks: readonly Finding[];
  readonly problems: readonly Problem[];
}
