import type { Problem } from './model.ts';

export type YamlFault = Pick<Problem, 'what' | 'todo'>;

/**
 * More than anybody writes: the parser takes seconds over it, or all of the stack. Its time grows with the square of the
 * tabs, of the anchors, of the marks in a line and of the lines of one value.
 */
const limits = {
  characters: 262_144,
  lines: 4000,
  depth: 32,
  tabs: 200,
  anchors: 200,
  linesOfValue: 500,
  line: 2000,
};
/** A line that begins an entry or a field. */
const begins = /^ {0,255}(?:-(?: |$)|["']?[\w-]{1,100}["']?:(?: |$))/;

/** What a text is refused for, before it is parsed. */
export function yamlFault(text: string): YamlFault | undefined {
  if (text.length > limits.characters)
    return {
      what: `this YAML has ${Math.round(text.length / 1024)} KiB; at most 256 are read`,
      todo: 'split it',
    };
  const lines = text.split('\n');
  if (lines.length > limits.lines)
    return {
      what: `this YAML has ${lines.length} lines; at most ${limits.lines} are read`,
      todo: 'split it',
    };
  if (text.split('\t').length > limits.tabs)
    return { what: `this YAML has more than ${limits.tabs} tabs`, todo: 'indent with blanks' };
  if (text.split(/(?<!\S)&\w/).length > limits.anchors)
    return { what: `this YAML has more than ${limits.anchors} anchors`, todo: 'write it without' };
  if (lines.some((line) => line.length > limits.line))
    return { what: `this YAML has a line of more than ${limits.line} characters`, todo: 'break it' };
  if (longestValue(lines) > limits.linesOfValue)
    return {
      what: `this YAML has a value of more than ${limits.linesOfValue} lines`,
      todo: 'shorten it',
    };
  const isDeep = /^ {256}|(?:[-?:][ \t]+){24}/m.test(text) || depthOf(text) > limits.depth;
  return isDeep ? tooDeep : undefined;
}

export const tooDeep = { what: 'this YAML is nested too deep', todo: 'write it flat' };

/** A fault costs the parser up to 25 microseconds, and each of these may be one. */
const marks = /[[\]{},"'&*!|>%@`]|[:?-](?=\s)/g;
const mostMarks = 700;

/** What a text is refused for where others wait meanwhile. */
export function crowdFault(text: string): YamlFault | undefined {
  let left = mostMarks;
  for (const _ of text.matchAll(marks)) if (--left < 0) return crowded;
  return undefined;
}

const crowded = {
  what: `this YAML has more than ${mostMarks} brackets, quotes, commas and the like in one piece`,
  todo: 'shorten it; of a list, begin each entry on a line of its own with "- "',
};

function longestValue(lines: readonly string[]): number {
  let longest = 0;
  let length = 0;
  for (const line of lines) {
    length = begins.test(line) ? 1 : length + 1;
    longest = Math.max(longest, length);
  }
  return longest;
}

/** How deep brackets stand in one another at most, whatever is quoted. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  for (const [mark] of text.matchAll(/[[{}\]]/g)) {
    depth = mark === '[' || mark === '{' ? depth + 1 : Math.max(0, depth - 1);
    most = Math.max(most, depth);
  }
  return most;
}
