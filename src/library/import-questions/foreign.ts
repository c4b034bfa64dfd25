/** A question as another program writes it down. */
export interface ForeignQuestion {
  /** Where it begins in its file. */
  readonly line: number;
  readonly id?: string | undefined;
  /** As the page is named beside it: `page.md#anchor`, or an anchor. */
  readonly section?: string | undefined;
  readonly difficulty?: string | undefined;
  readonly stem: string;
  readonly choices: readonly ForeignChoice[];
}

export interface ForeignChoice {
  readonly text: string;
  readonly why: string;
  readonly isRight: boolean;
}

export interface Rejected {
  readonly line: number;
  /** What is wrong with it, as the end of a sentence. */
  readonly reason: string;
}

export type Read = ForeignQuestion | Rejected;
