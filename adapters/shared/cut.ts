/** At most so many UTF-16 units, as both platforms count, cut with an ellipsis and never inside a surrogate pair. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return most < 1 ? '' : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Pieces of at most so many units that together are the text. */
export function slices(text: string, most: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const piece = rest.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return rest ? [...pieces, rest] : pieces;
}
