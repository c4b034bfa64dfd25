import type { Epoch } from '../ids.ts';

/** A stretch in which nothing counts against a member. `until` undefined: until they answer again. */
export interface Pause {
  readonly from: Epoch;
  readonly until: Epoch | undefined;
}

export interface Streak {
  readonly current: number;
  readonly longest: number;
  /** Posts missed that the streak still waits for: mended by reading or answering before three more are posted. */
  readonly open: readonly { readonly sequence: number; readonly slot: string; readonly section: string }[];
  /** Missed, and mended since: it holds. */
  readonly mended: readonly { readonly sequence: number; readonly slot: string }[];
}
