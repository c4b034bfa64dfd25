/** A table of a team's figures, and what of it a chart shows: the first column by another one. */
export interface Figure {
  /** In its address. */
  readonly id: string;
  readonly title: string;
  /** How it is counted, and of whom. */
  readonly about: string;
  /** Said where there are no rows. */
  readonly none: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** A share is out of 100. */
  readonly chart?: { readonly column: number; readonly isShare: boolean };
}
