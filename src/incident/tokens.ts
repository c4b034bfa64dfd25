import { conceptsOf, stemOf } from './concepts.ts';
import { endsOf } from './ends.ts';

/** One word of a text, with what was written. */
export interface Token {
  readonly stem: string;
  readonly written: string;
  /** A comma or a colon stands after it. */
  readonly ends?: boolean;
}

const longestWord = 64;

/** Long messages are not read whole. */
export function clip(text: string): string {
  return endsOf(text)?.join('\n') ?? text;
}

/** What is written in a thousand ways and means one thing. The first that fits a word names it. */
const kinds: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['url', /^https?:\/\//i],
  ['mention', /^[@<]/],
  ['clock', /^\d{1,2}[:.h]\d{2}(?::\d{2})?(?:am|pm|z|utc)?$/i],
  ['date', /^\d{4}-\d\d-\d\d|^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$/],
  ['server-error', /^(?:5\d\d|5xx)s?$/i],
  ['client-error', /^4(?:0[0-9]|29|xx)s?$/i],
  ['percent', /^[<>~]?\d[\d.,]*%$/],
  ['span', /^\d[\d.,]*(?:ms|s|sec|secs|m|min|mins|h|hrs?|d|x|k|gb|tb|mb|g|t|c)$/i],
  ['ip', /^\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?$/],
  ['release', /^v?\d+\.\d+(?:\.\d+)*(?:[-+]\w+)?$/i],
  ['reference', /^[#!]\d+$|^[a-z]{2,8}-\d{2,6}$/i],
  ['number', /^[<>~$€£]?\d[\d.,]*[$€£]?$/],
  ['host', /^[a-z][a-z-]+\d{1,4}[a-z]?(?:[.-][a-z0-9]+)*$/i],
  ['emoji', /^:[a-z0-9_+-]+:$/i],
];
const piece =
  /https?:\/\/\S+|<[@#!][^<>\s]*>|:[a-z0-9_+-]+:|[#!@]?[\p{L}\p{N}$€£<>~][\p{L}\p{N}._'’:/+%€$£-]*,?|[?!]/giu;
/** Of no kind but itself. */
const isPlain = /^[a-z]+$/;
const camel = /^(?:\p{Lu}\p{Ll}+){2,}\p{Lu}*$|^\p{Lu}\p{Ll}+(?:\p{Lu}\p{Ll}*)+$/u;

export function splitSentences(text: string): readonly string[] {
  return clip(text).split(/(?<=[.!?])\s+|[\n;]+|\s[-–|]\s/);
}

/** Of each sentence its tokens. */
export function sentencesOf(text: string): readonly (readonly Token[])[] {
  return splitSentences(text)
    .map((sentence) => (sentence.match(piece) ?? []).flatMap(toMarked))
    .filter((tokens) => tokens.length > 0);
}

/** What its words can mean. */
export function conceptsIn(text: string): readonly string[] {
  return sentencesOf(text).flatMap((tokens) => tokens.flatMap(({ stem }) => conceptsOf(stem)));
}

function toMarked(written: string): readonly Token[] {
  const tokens = toTokens(written);
  if (!/[,:]$/.test(written)) return tokens;
  return tokens.map((token, i) => (i === tokens.length - 1 ? { ...token, ends: true } : token));
}

function toTokens(written: string): readonly Token[] {
  if (written === '?' || written === '!') return [{ stem: written, written }];
  const word = withoutTail(written);
  if (word.length > longestWord) return word.startsWith('http') ? [{ stem: '<url>', written }] : [];
  if (word === '') return [];
  if (isPlain.test(word)) return toParts([word]);
  const kind = kinds.find(([, pattern]) => pattern.test(word))?.[0];
  if (kind) return [{ stem: `<${kind}>`, written: word }];
  if (camel.test(word))
    return [{ stem: '<camel>', written: word }, ...(isConcept(word) ? toParts([word]) : humps(word))];
  if (/[._/:-]/.test(word)) return toParts(word.split(/[._/:-]+/).filter((part) => part !== ''));
  return toParts([word]);
}

function withoutTail(written: string): string {
  let end = written.length;
  while (end > 0 && ".,:'’/+-".includes(written[end - 1] ?? ' ')) end -= 1;
  return written.slice(0, end);
}

/** `CrashLoopBackOff` is a malfunction, and nothing of it is back. */
function isConcept(word: string): boolean {
  return conceptsOf(stemOf(word.toLowerCase())).length > 0;
}

function humps(word: string): readonly Token[] {
  return toParts(word.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})/gu) ?? []);
}

function toParts(words: readonly string[]): readonly Token[] {
  return words.map((word) => ({ stem: stemOf(word.toLowerCase()), written: word }));
}
