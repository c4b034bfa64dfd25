import type { ParseArgsConfig } from 'node:util';
import { printable } from '../printable.ts';
import type { Settings } from './settings.ts';

export interface Given {
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
  readonly words: readonly string[];
  readonly settings: Settings;
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

export function print(text: string): void {
  process.stdout.write(`${printable(text)}\n`);
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** The text value of an option. */
export function textOf(given: Given, name: string): string | undefined {
  const value = given.values[name];
  return typeof value === 'string' ? value : undefined;
}
