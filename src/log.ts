import { type Logger, pino } from 'pino';

export type Fields = Readonly<Record<string, unknown>>;

/** Messages are constant strings; what varies stands in the fields. Never a token, never message text. */
export interface Log {
  debug(fields: Fields, message: string): void;
  info(fields: Fields, message: string): void;
  warn(fields: Fields, message: string): void;
  error(fields: Fields, message: string): void;
}

/** JSON lines on standard error. */
export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}
