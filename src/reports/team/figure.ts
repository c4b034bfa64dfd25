/** One figure of a team: a table, and what of it a chart would show. */
export interface Figure {
  readonly id: string;
  readonly title: string;
  /** How it is counted, and of whom. */
  readonly about: string;
  /** Said where there are no rows. */
  readonly none: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** The first column by another one; a share is out of 100. */
  readonly chart?: { readonly column: number; readonly isShare: boolean };
}
