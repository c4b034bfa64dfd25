import type { SectionId, Slot } from '../ids.ts';

export interface Streak {
  readonly current: number;
  readonly longest: number;
  /** Posts missed that the streak still waits for: mended by reading or answering before three more are posted. */
  readonly open: readonly { readonly sequence: number; readonly slot: Slot; readonly section: SectionId }[];
  /** Missed, and mended since: it holds. */
  readonly mended: readonly { readonly sequence: number; readonly slot: Slot }[];
}
