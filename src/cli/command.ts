import type { ParseArgsConfig } from 'node:util';
import type { ProgressStream } from './progress.ts';
import type { Env, Settings } from './settings.ts';

/** What the command line is given beside its words: by a process, its own. */
export interface Io {
  readonly env: Env;
  readonly input: NodeJS.ReadableStream;
  readonly out: Pick<NodeJS.WritableStream, 'write'>;
  readonly error: ProgressStream;
}

export interface Given extends Pick<Io, 'env' | 'input' | 'error'> {
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
  readonly words: readonly string[];
  readonly settings: Settings;
  /** A line, or several. */
  print(text: string): void;
}

/** One thing the command line does. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  readonly help?: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Resolves with the exit code. */
  run(given: Given): Promise<number>;
}

/** The words of the command line do not fit the command. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export function printJson({ print }: Pick<Given, 'print'>, value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** The text value of an option. */
export function textOf(given: Given, name: string): string | undefined {
  const value = given.values[name];
  return typeof value === 'string' ? value : undefined;
}
