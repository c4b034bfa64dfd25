/** How much of one text is read. Whatever comes from outside is brought to this before anything looks into it. */
export const mostRead = 4000;

const gap = '\n…\n';

/**
 * A text of at most `most` UTF-16 units: of a longer one both ends are kept, since people say first what is wrong and
 * last what is new. Never cuts inside a surrogate pair.
 */
export function bounded(text: string, most: number = mostRead): string {
  if (text.length <= most) return text;
  const half = Math.floor((most - gap.length) / 2);
  const start = text.slice(0, half).replace(/[\uD800-\uDBFF]$/, '');
  const end = text.slice(-half).replace(/^[\uDC00-\uDFFF]/, '');
  return `${start}${gap}${end}`;
}

/** Each line once, trimmed: what stands inside an earlier one adds nothing. `bare` is what is compared. */
export function distinctLines(
  pieces: readonly string[],
  bare: (line: string) => string = (line) => line,
): string {
  const lines = pieces.flatMap((piece) => piece.split('\n')).map((line) => line.trim());
  const text = bounded([...new Set(lines)].filter(Boolean).join('\n'));
  let kept = '';
  let compared = '';
  for (const line of text.split('\n')) {
    const words = bare(line);
    if (compared.includes(words)) continue;
    kept += kept ? `\n${line}` : line;
    compared += `\n${words}`;
  }
  return kept;
}
