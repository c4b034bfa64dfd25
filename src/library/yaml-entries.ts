/** One entry of a list, as YAML of its own. */
export interface YamlEntry {
  readonly text: string;
  readonly firstLine: number;
}

/** What may stand before a list. */
const before = /^(?:\s*(?:#.*)?|---|%.*)$/;
const mark = /^ *-(?= |$)/;

/**
 * The entries of a list in YAML, each to be parsed on its own: one that is broken spoils no other, and others have
 * their turn in between. No line inside an entry can begin where the marks of the entries stand, so lines are all it
 * takes. Text that does not begin with such a mark is one entry.
 */
export function entriesOf(text: string): readonly YamlEntry[] {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => !before.test(line));
  const start = lines[first]?.match(mark)?.[0];
  if (start === undefined) return [{ text, firstLine: 1 }];
  const begins = (line: string): boolean =>
    line.startsWith(start) && (line.length === start.length || line[start.length] === ' ');
  const starts = lines.flatMap((line, at) => (begins(line) ? [at] : []));
  return starts.map((at, i) => ({ text: lines.slice(at, starts[i + 1]).join('\n'), firstLine: at + 1 }));
}
