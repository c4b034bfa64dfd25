import { type Logger, pino } from 'pino';
import { type LoggedError, toLoggedError } from './log-error.ts';
import { printable } from './printable.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** Messages are constant strings; what varies stands in the fields. Never a token, never message text. */
export interface Log {
  debug(fields: Fields, message: string): void;
  info(fields: Fields, message: string): void;
  warn(fields: Fields, message: string): void;
  error(fields: Fields, message: string): void;
}

/** JSON lines, on standard error unless told. An error in any field is logged by a list of its fields. */
export function createLog(level: string, to: { write(line: string): void } = pino.destination(2)): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: withoutSecrets },
      // pino's own takes whatever hangs on an error, and names what is none.
      serializers: { err: (error: unknown) => error },
    },
    { write: (line) => void to.write(printable(line)) },
  );
}

function withoutSecrets(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      name === 'err' || value instanceof Error ? loggedError(value) : value,
    ]),
  );
}

/** An error may throw at whoever looks at it. */
function loggedError(error: unknown): LoggedError {
  try {
    return toLoggedError(error);
  } catch {
    return { type: 'unreadable' };
  }
}
