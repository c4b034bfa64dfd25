/** What was looked at, and how it is. */
export interface Finding {
  readonly what: string;
  readonly isGood: boolean;
  /** Nothing is wrong, and something is still to be done. */
  readonly isOpen?: true;
  readonly said: string;
}
