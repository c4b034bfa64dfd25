import type { Epoch } from '../../../src/ids.ts';
import type { Problem } from '../../../src/library/model.ts';
import type { Finding } from '../../shared/finding.ts';

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
  /** That have a daily question: for whoever runs the process. */
  readonly teams: readonly string[];
  /** Of the process itself: for whoever runs it. */
  readonly program: readonly Finding[];
  readonly platforms: readonly Platform[];
  readonly runbooks: readonly Finding[];
  readonly problems: readonly Problem[];
}
