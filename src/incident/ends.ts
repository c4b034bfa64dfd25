const most = { characters: 4000, words: 1000 };
const words = /[\p{L}\p{N}]+/gu;

/**
 * Both ends of a text that is too long to be read whole: the trouble stands at the beginning or at the end. Nobody writes
 * a thousand words within 4,000 characters, and each word takes time. undefined: it is read whole.
 */
export function endsOf(text: string): readonly [head: string, tail: string] | undefined {
  const isLong = text.length > most.characters;
  const half = isLong ? most.characters / 2 : text.length;
  const [head, tail] = [text.slice(0, half), text.slice(-half)];
  const [first, last] = [startsOf(head), startsOf(tail)];
  if (!isLong && first.length <= most.words) return undefined;
  return [head.slice(0, first[most.words / 2]), tail.slice(last.at(-most.words / 2) ?? 0)];
}

/** Where each word begins. */
function startsOf(text: string): readonly number[] {
  return text.length <= most.words / 2 ? [] : [...text.matchAll(words)].map(({ index }) => index);
}
