import type { Answer } from '../../play/wire.ts';

/** Where somebody is. */
export interface Place {
  readonly conversation: string;
  readonly thread: string | undefined;
}

/** A window, and where it was opened from. */
export interface Opened {
  readonly answer: Answer;
  readonly at: Place;
}

export const directOf = (as: string): string => `${as}/direct`;
