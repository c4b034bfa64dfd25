/** Something that was asked: what it is worth, and each term that says it, by how surely. */
export interface Wanted {
  readonly worth: number;
  readonly ways: ReadonlyMap<string, number>;
}

/** Each document in which a term stands, and what it gives there. */
export type Visit = (term: string, each: (document: number, gain: number) => void) => void;

/** Of each document what it holds of what was asked: each thing once, in its best way. */
export function heldIn(documents: number, wanted: readonly Wanted[], visit: Visit): Float64Array {
  const held = new Float64Array(documents);
  const best = new Float64Array(documents); // all zero between things
  for (const { worth, ways } of wanted) {
    const holding: number[] = [];
    for (const [term, share] of ways)
      visit(term, (document, gain) => {
        if (best[document] === 0) holding.push(document);
        best[document] = Math.max(best[document] ?? 0, share * gain);
      });
    for (const document of holding) {
      held[document] = (held[document] ?? 0) + worth * (best[document] ?? 0);
      best[document] = 0;
    }
  }
  return held;
}
