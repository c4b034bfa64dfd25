/** Known words, for mending a word that the library does not know. */
export interface Vocabulary {
  has(word: string): boolean;
  /** The nearest known words, at most three, each within one slip (two from eight letters up). */
  nearest(word: string): readonly string[];
}

/** `words`: word -> how often it stands in the library. Common words win among equals. */
export function createVocabulary(words: ReadonlyMap<string, number>): Vocabulary {
  const byLength = new Map<number, string[]>();
  for (const word of words.keys()) byLength.set(word.length, [...(byLength.get(word.length) ?? []), word]);
  return {
    has: (word) => words.has(word),
    nearest(word) {
      if (word.length < 5 || word.length > 24 || /\d/.test(word)) return [];
      const most = word.length >= 8 ? 2 : 1;
      const near: { word: string; slips: number }[] = [];
      for (let length = word.length - most; length <= word.length + most; length++)
        for (const known of byLength.get(length) ?? []) {
          const slips = distance(word, known, most);
          if (slips <= most) near.push({ word: known, slips });
        }
      const best = Math.min(...near.map((one) => one.slips));
      const often = (known: string): number => words.get(known) ?? 0;
      return near
        .filter((one) => one.slips === best)
        .sort((a, b) => often(b.word) - often(a.word))
        .slice(0, 3)
        .map((one) => one.word);
    },
  };
}

/** Slips between two words (insert, drop, change, swap of neighbours); anything over `most` is `most + 1`. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let slips = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        slips = Math.min(slips, (before[j - 2] ?? 0) + 1);
      next.push(slips);
      least = Math.min(least, slips);
    }
    if (least > most) return most + 1;
    before = row;
    row = next;
  }
  return row[b.length] ?? most + 1;
}
