import type { Library } from '../library/model.ts';
import type { Store } from '../store/store.ts';

/** What a command prints: as text, and as data for `--json`. */
export interface Report {
  readonly text: string;
  readonly data: unknown;
  /** It could not be done: the command ends with 1. */
  readonly isRefused?: boolean | undefined;
}

export interface ReportSources {
  readonly store: Store;
  /** Asked for where it is needed: the command line has to load it first. */
  readonly library: () => Library | Promise<Library>;
}
