const terminalCodes = /[^\P{Cc}\n\r\t]\[[\d;]*[A-Za-z]/gu;
const lineEnds = /\r\n?|[\u0085\u2028\u2029]/g;
/** A half of a character that was cut in two. */
const loneHalves = /\p{Cs}/gu;
/** Has nothing to take out. */
const plain = /^[\t\n -~]*$/;
/** Controls, and what turns the direction of the words that follow. */
const unprintable = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu;

/**
 * A card or a form without what no client shows, in each of its texts: controls that were pasted from a terminal or sent
 * by an alert break a line, hide words, or have the whole message refused.
 */
export function printable<T>(shown: T): T {
  return clean(shown) as T; // the same shape, text by text
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return printableText(value);
  if (typeof value !== 'object' || value === null) return value;
  let copy: Record<string, unknown> | undefined; // most have nothing to take out, and are not copied
  for (const [key, inner] of Object.entries(value)) {
    const shown = clean(inner);
    if (shown === inner) continue;
    copy ??= (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>; // of a list the keys are numbers
    copy[key] = shown;
  }
  return copy ?? value;
}

function printableText(text: string): string {
  if (plain.test(text)) return text;
  return text
    .replace(terminalCodes, '')
    .replace(lineEnds, '\n')
    .replace(unprintable, '')
    .replace(loneHalves, '\uFFFD');
}
