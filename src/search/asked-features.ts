import { type Features, featuresOf, type Names } from '../incident/features.ts';

/** So many letters of a word, its beginning and its end marked. */
const gram = 4;
const longestRead = 30;
const hump = /(\p{Ll})(\p{Lu})/gu;
/** Concepts, and beginnings of words. */
const isLeftOut = /=|\*$/;

/**
 * What tells which guide is asked for: words, pairs of them, and the pieces that words are made of, so that `nfsd` is told by
 * what is known of `nfs`. That there is trouble, which concepts tell, tells no guide.
 */
export function askedFeaturesOf(text: string, features: Features = featuresOf(text)): Names {
  const names = new Set<string>();
  for (const name of features.keys()) if (!isLeftOut.test(name)) names.add(name);
  const apart = text.replace(hump, '$1 $2').toLowerCase();
  for (const word of apart.match(/\p{L}{3,}/gu) ?? []) {
    const marked = `^${word.slice(0, longestRead)}$`;
    for (let at = 0; at + gram <= marked.length; at++) names.add(`#${marked.slice(at, at + gram)}`);
  }
  return names;
}
