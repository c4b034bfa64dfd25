import { endsOf } from '../incident/ends.ts';

/** A text as it was pasted, parted into what tells and what only says where. */
export interface Paste {
  readonly telling: string;
  /** Frames of a stack, paths, hosts, identifiers: weak evidence, and no reason to give. */
  readonly aside: string;
  /** The middle was left out. */
  readonly isCut: boolean;
}

/** Every repetition is bounded, so that a text of one letter costs no more than another. */
const frames = [
  /^[ \t]{0,40}at (?:(?:async |new )?[\w$]{1,80}\.[\w$.<>]{1,160} \(|[^\n]{0,160}[\w$>\]]\(|[^\n]{1,180}:\d{1,7}\)?$)[^\n]{0,200}$/gm,
  /^[ \t]{0,40}File "[^"\n]{1,200}", line \d{1,9}[^\n]{0,200}$/gm,
  /^[ \t]{0,40}\.\.\. \d{1,6} more$/gm,
  /^Traceback \(most recent call last\):$/gm,
  /\bgoroutine \d{1,9} \[[^\]\n]{1,60}\]:/g,
];
const places = [
  /\b[a-z][a-z+]{1,12}:\/\/[^\s"'<>]{1,400}/gi,
  /(?<![\w./@~-])(?:[\w.@~-]{0,60}\/){2,12}[\w.@~-]{0,80}/g,
  /\b[\w-]{1,60}\.(?:py|js|ts|tsx|java|go|rb|php|cs|cpp|rs|kt|scala|so|jar|dll|exe):\d{1,7}\b/g,
  /(?<![\w-])(?:[a-z0-9-]{1,63}\.){2,8}[a-z]{2,12}\b/g,
  /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/gi,
  /\b(?!0x[89a-f][\da-f]{7}\b)(?:0x)?(?=[\da-f]{0,40}\d)(?=[\da-f]{0,40}[a-f])[\da-f]{7,64}\b/gi,
  /\b\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\b/g,
  /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?[.,\d]{0,10}Z?/g,
];
/** Addresses, mentions and the names of emoji say nothing about the trouble. */
const noise =
  /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.\w{1,24}|@[\w.-]{1,80}|<[@#!][^<>\n]{0,80}>|:[a-z0-9_+-]{1,40}:(?=\s|$)/gi;

/** A long text is read at both ends: an exception stands last in Python and first in Java. */
export function readPaste(text: string): Paste {
  const ends = endsOf(text);
  const read = ends ? `${wholeLines(ends[0], 'head')}\n${wholeLines(ends[1], 'tail')}` : text;
  const aside: string[] = [];
  const part = (of: string, patterns: readonly RegExp[]): string =>
    patterns.reduce(
      (left, pattern) =>
        left.replace(pattern, (found) => {
          aside.push(found);
          return ' ';
        }),
      of,
    );
  const telling = part(part(read, frames).replace(noise, ' '), places);
  return { telling, aside: aside.join('\n'), isCut: ends !== undefined };
}

/** Half a frame would be read as words: a long text is cut between lines where it has any. */
function wholeLines(text: string, end: 'head' | 'tail'): string {
  const at = end === 'head' ? text.lastIndexOf('\n') : text.indexOf('\n');
  if (at < 0) return text;
  return end === 'head' ? text.slice(0, at) : text.slice(at + 1);
}
