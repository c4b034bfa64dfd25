/** What stands between the first two `---`, or `+++`. */
export interface Head {
  /** With its fences: the body is what follows. Empty where there is none. */
  readonly text: string;
  readonly fields: string;
  readonly format: 'yaml' | 'toml';
}

const none: Head = { text: '', fields: '', format: 'yaml' };
const yaml = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;
const toml = /^\+\+\+[ \t]*\r?\n([\s\S]*?)\r?\n\+\+\+[ \t]*(?:\r?\n|$)/;
/** Between two rules there may be words: a head begins with a field, or is a mapping. */
const field = /^(?:[ \t]*(?:#[^\n]*|\r)?\n)*[ \t]*(?:["']?[\w.$-]+["']?[ \t]*[:=]|\{|\[\[?\w)/;
const longest = 65_536;

export function readHead(text: string): Head {
  const start = text.slice(0, longest);
  const found = start.match(yaml) ?? start.match(toml);
  const fields = found?.[1] ?? '';
  if (!found || (fields.trim() !== '' && !field.test(fields))) return none;
  return { text: found[0], fields, format: found[0].startsWith('+') ? 'toml' : 'yaml' };
}

/** Fields that only this library has. */
export function isOurs(head: Head): boolean {
  return /^(?:short|pack|signals)[ \t]*:/m.test(head.fields);
}
