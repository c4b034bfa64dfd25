import type { Names } from '../../play/wire.ts';

/** What a payload leaves to the reader's own client: names for ids, and what day it is. */
export interface Setting extends Names {
  readonly now: number;
}
