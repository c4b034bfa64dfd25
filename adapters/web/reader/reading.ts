import type { Library } from '../../../src/library/model.ts';

/** What every page of the reader stands on. */
export interface Reading {
  readonly library: Library;
  /** Of the assets. */
  readonly version: string;
}
