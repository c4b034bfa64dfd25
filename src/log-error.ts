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
    type: printable(String(error.name).slice(0, longestName)).split('\n', 1)[0] ?? '',
    message: saidBy(error),
    ...(code !== undefined && { code }),
    ...(status !== undefined && { status }),
    ...(error.stack && { stack: framesOf(error.stack) }),
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

const quoted = /,? with args beginning with:|["`“]|(?<=[\s(,:])'/;

/** The first line, without what libraries quote in it: addresses with their tokens, arguments of a command, typed text. */
function saidBy(error: Error): string {
  const [line = ''] = String(error.message).slice(0, 2_000).split('\n', 1);
  const [plain = ''] = line.split(quoted, 1);
  return printable(plain)
    .replace(/\b(?:https?|rediss?|wss?):\/\/\S+/g, toOrigin)
    .replace(/\b[\w.+/=-]{32,}/g, (long) =>
      /\d/.test(long) && /[A-Za-z]/.test(long) && !long.includes('/') ? '[...]' : long,
    )
    .replace(/\bxox[a-z]-\S+|\bxapp-\S+/g, '[...]')
    .slice(0, longestMessage)
    .trim();
}

function toOrigin(address: string): string {
  if (!URL.canParse(address)) return '[address]';
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
}

const frame = /^ {4}at [^\n]{1,300}$/gm;

function framesOf(stack: string): string {
  return (printable(stack).match(frame) ?? []).slice(0, 12).join('\n');
}
