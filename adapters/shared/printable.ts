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
  return Array.isArray(value) ? cleanList(value) : cleanFields(value as Record<string, unknown>); // a card holds nothing else
}

/** Most have nothing to take out, and are not copied. */
function cleanFields(value: Readonly<Record<string, unknown>>): unknown {
  let copy: Record<string, unknown> | undefined;
  for (const key in value) {
    const shown = clean(value[key]);
    if (shown === value[key]) continue;
    copy ??= { ...value };
    copy[key] = shown;
  }
  return copy ?? value;
}

function cleanList(value: readonly unknown[]): unknown {
  let copy: unknown[] | undefined;
  for (let i = 0; i < value.length; i++) {
    const shown = clean(value[i]);
    if (shown === value[i]) continue;
    copy ??= [...value];
    copy[i] = shown;
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
