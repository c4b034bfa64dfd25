import { printable } from './printable.ts';

/** What is logged of an error. Nothing else of it is: libraries hang the request on it, with what somebody typed. */
export interface LoggedError {
  readonly type: string;
  readonly message?: string;
  readonly code?: string | number;
  readonly status?: number;
  /** Where it was thrown, without the message. */
  readonly stack?: string;
  readonly causes?: readonly LoggedError[];
}

const longestName = 60;
const longestMessage = 300;
const deepestCause = 4;
const mostCauses = 3;

/** Takes the fields of an error by a list, and those of its causes. Anything else that was thrown is told by its type. */
export function toLoggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error };
  const causes = depth < deepestCause ? causesOf(error).slice(0, mostCauses) : [];
  const code = codeOf(error);
  const status = statusOf(error);
  return {
    type: printable(String(error.name).slice(0, longestName)).split(/\s/, 1)[0] ?? '',
    message: saidBy(error),
    ...(code !== undefined && { code }),
    ...(status !== undefined && { status }),
    ...(typeof error.stack === 'string' && { stack: framesOf(error.stack, error.message) }),
    ...(causes.length > 0 && { causes: causes.map((cause) => toLoggedError(cause, depth + 1)) }),
  };
}

function causesOf(error: Error): readonly unknown[] {
  if (error instanceof AggregateError) return error.errors;
  return error.cause === undefined ? [] : [error.cause];
}

function codeOf(error: Error): string | number | undefined {
  const code = 'code' in error ? error.code : undefined;
  if (typeof code === 'number') return code;
  return typeof code === 'string' && /^[\w.-]{1,60}$/.test(code) ? code : undefined;
}

function statusOf(error: Error): number | undefined {
  for (const name of ['status', 'statusCode'] as const) {
    const value: unknown = Reflect.get(error, name);
    if (typeof value === 'number') return value;
  }
  return undefined;
}

/** Of any script: a line end by any name, and what opens a quotation. An apostrophe inside a word opens none. */
const quoted = /,? with args beginning with:|["`“”„«»‹›‘「]|(?<![\p{L}\d])'|[\n\r\v\f\u0085\u2028\u2029]/u;
/** What errors of the language quote stands behind one of these, without a mark. */
const named = /: | from | convert /;

/** The first line, without what libraries quote in it: addresses with their tokens, arguments of a command, typed text. */
function saidBy(error: Error): string {
  const [line = ''] = String(error.message).slice(0, 2_000).split(quoted, 1);
  const [plain = ''] = isOfLanguage(error) ? line.split(named, 1) : [line];
  return printable(plain)
    .replace(/\b[a-z][a-z+]{1,12}:\/\/\S+/gi, toOrigin)
    .replace(/\S+/g, (word) => (/[?@]/.test(word) ? '[...]' : word))
    .replace(/\b(?:Bearer|Basic) \S+/g, '[...]')
    .replace(/\b[\w+=-]{20,}/g, (long) => (/\d/.test(long) && /[A-Za-z]/.test(long) ? '[...]' : long))
    .replace(/\bxox[a-z]-\S+|\bxapp-\S+/g, '[...]')
    .slice(0, longestMessage)
    .trim();
}

function isOfLanguage(error: Error): boolean {
  return [TypeError, RangeError, SyntaxError, URIError].some((kind) => error instanceof kind);
}

function toOrigin(address: string): string {
  if (!URL.canParse(address)) return '[address]';
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
}

/** With a place in a file of the program or of Node: a stack that somebody pasted has others. */
const frame = /^ {4}at [^\n]{0,200}?(?:file:|node:|\/|<anonymous>|native|[A-Z]:\\|\(index \d)[^\n]{0,200}$/;

/** From the end on, since what was said stands before, in however many lines. */
function framesOf(stack: string, message: string): string {
  const start = stack.indexOf(message);
  const lines = printable(start < 0 ? stack : stack.slice(start + message.length)).split('\n');
  const before = lines.findLastIndex((line) => !frame.test(line));
  return lines.slice(before + 1, before + 13).join('\n');
}
