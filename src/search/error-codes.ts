import {
  type CodeRows,
  errnos,
  exits,
  grpc,
  kafka,
  mongodb,
  mysql,
  oracle,
  prisma,
  signals,
  sqlStates,
  windows,
} from './error-code-rows.ts';

/** A code that a system gave, as it was written, and what it means in words that any library has. */
export interface ErrorCode {
  readonly written: string;
  readonly means: string;
  /** What it means is known, and not only what gave it. */
  readonly isKnown: boolean;
}

interface Reader {
  /** Its group is the code. */
  readonly pattern: RegExp;
  readonly meaningOf: (code: string) => string | undefined;
  /** What is in trouble, whatever the code says; undefined: a number that is not known is none. */
  readonly kind?: string;
}

const within =
  (rows: CodeRows) =>
  (code: string): string | undefined =>
    rows.get(code.toLowerCase());
const ofExit = (code: string): string | undefined =>
  exits.get(code) ?? signals.get(String(Number(code) - 128));
/** The first two characters are the class, which the standard and PostgreSQL share. */
const ofSqlState = (code: string): string | undefined =>
  within(sqlStates)(code) ?? within(sqlStates)(code.slice(0, 2));
/** 0x8007 and an error of the system. */
const ofWindows = (code: string): string | undefined =>
  within(windows)(code) ??
  (/^8007/.test(code) ? windows.get(String(Number.parseInt(code.slice(4), 16))) : undefined);

const database = 'database error';

/** The first that reads a place has it. */
const readers: readonly Reader[] = [
  {
    pattern: /\b(?:ORA|TNS)[- ]?(\d{1,5})\b/gi,
    meaningOf: (code) => oracle.get(code.padStart(5, '0')),
    kind: database,
  },
  { pattern: /\b0x([89a-f][0-9a-f]{7})\b/gi, meaningOf: ofWindows, kind: 'error' },
  {
    pattern: /\b(?:win32|windows|system) error(?: code)? {0,2}(\d{1,5})\b/gi,
    meaningOf: within(windows),
    kind: 'error',
  },
  {
    pattern: /\bSQLSTATE\W{0,3}HY000\W{1,4}(?:general error\W{1,3})?(\d{4})\b\]?/gi,
    meaningOf: within(mysql),
    kind: database,
  },
  { pattern: /\bSQLSTATE\W{0,4}([0-9A-Z]{5})\b\]?/gi, meaningOf: ofSqlState, kind: database },
  { pattern: /\b(\d\d[PV]\d\d)\b/gi, meaningOf: ofSqlState, kind: database },
  {
    pattern:
      /(?:^|\b(?:pg|pq|psql|postgres|postgresql|database|db|error|code|state)\W{1,3})(\d\d[0-9A-Z]{3}|XX00\d)\b/gi,
    meaningOf: within(sqlStates),
  },
  { pattern: /\bE(\d{5})\b/g, meaningOf: within(mongodb), kind: database },
  {
    pattern: /\bmongo(?:db)?\W{1,3}(?:server ?)?(?:error|err|code)\W{1,3}(?:code\W{1,3})?(\d{1,5})\b/gi,
    meaningOf: within(mongodb),
    kind: database,
  },
  { pattern: /\b(P[1-6]\d{3})\b/gi, meaningOf: within(prisma), kind: database },
  { pattern: /\b(?:errno|os error)\W{0,3}(\d{1,3})\b/gi, meaningOf: within(errnos), kind: 'error' },
  {
    pattern: /\bg?rpc\b(?:\W(?:error|status|code)){0,3}\W{1,3}(\d{1,2})\b/gi,
    meaningOf: within(grpc),
    kind: 'service error',
  },
  {
    pattern: /\bkafka\b(?:\W(?:error|err|status|code)){1,3}\W{1,3}(\d{1,3})\b/gi,
    meaningOf: within(kafka),
    kind: 'kafka broker error',
  },
  { pattern: /\b(?:signal\W{0,3}|kill -)(\d{1,2})\b/gi, meaningOf: within(signals), kind: 'process killed' },
  {
    pattern:
      /\b(?:exit(?:ed|s)?|rc|return|terminated)\b(?:\W(?:with|code|status|value|non-zero)){0,3}\W{1,3}([1-9]\d{0,2})\b(?![.%])/gi,
    meaningOf: ofExit,
    kind: 'process exited crash',
  },
  { pattern: /\bcode\W{1,3}(1[2-6]\d|255)\b/gi, meaningOf: ofExit },
  {
    pattern: /\b(?:mysql|mariadb|innodb)\W{1,3}(?:error|err|errno|code)\W{1,3}(?:code\W{1,3})?(\d{4})\b/gi,
    meaningOf: within(mysql),
    kind: database,
  },
  {
    pattern: /\b(?:error|err|errno|code|mysql|mariadb|innodb)\W{1,3}(\d{4})\b/gi,
    meaningOf: within(mysql),
  },
  { pattern: /\b(?:error|err|code)\W{1,3}(\d{5})\b/gi, meaningOf: within(mongodb) },
];

/** The codes in a text, with what they mean; the same place is read once. */
export function errorCodesIn(text: string): readonly ErrorCode[] {
  const found: ErrorCode[] = [];
  let left = text;
  for (const { pattern, meaningOf, kind } of readers)
    left = left.replace(pattern, (written, code: string) => {
      const known = meaningOf(code);
      const means = known ?? kind;
      if (means === undefined) return written;
      found.push({ written, means, isKnown: known !== undefined });
      return ' '.repeat(written.length);
    });
  return found;
}
