import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { type Config, ConfigError } from '../config.ts';
import { packageFolder } from '../package.ts';

export type Env = Record<string, string | undefined>;

/** Where the settings come from. */
export interface Settings {
  /** The `.env` that was read, if there is one. */
  readonly file: string | undefined;
}

/**
 * Adds to `env` what stands in `.env`: the one of the folder where the command was typed, else the one next to the
 * program. What is set already stays. A path in it starts at its folder, so the bot is the same from wherever it is
 * started. Throws ConfigError where there is one that cannot be read.
 */
export function loadSettings(
  env: Env,
  folders: readonly string[] = [process.cwd(), packageFolder],
): Settings {
  const folder = folders.find((one) => existsSync(join(one, '.env')));
  if (folder === undefined) return { file: undefined };
  const file = join(folder, '.env');
  const values: Env = { DATA_DIR: './data', ...parseEnv(readText(file)) };
  for (const [name, value] of Object.entries(values))
    if (value?.trim() && !env[name]?.trim()) env[name] = absolute(folder, name, value);
  return { file };
}

function absolute(folder: string, name: string, value: string): string {
  if (name === 'GUIDES_PATH')
    return value
      .split(delimiter)
      .map((path) => path && resolve(folder, path))
      .join(delimiter);
  return name === 'DATA_DIR' || name.endsWith('_FILE') ? resolve(folder, value) : value;
}

const utf16 = /^(\uFFFD\uFFFD|.?\0)/;

function readText(file: string): string {
  const text = readBytes(file)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  if (utf16.test(text)) throw new ConfigError([`${file} is not in UTF-8: save it as UTF-8`]);
  return text;
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new ConfigError([`${file} ${whyNot(error)}`]);
  }
}

function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (code !== 'EISDIR') return `cannot be read (${code}): change its owner or its mode`;
  return 'is a folder: remove it and put a file there (Docker makes a folder of a mounted file that does not exist)';
}

/** Which `.env` was read. */
export function saySettings({ file }: Settings): string {
  return file ?? `the environment alone, since there is no .env in ${process.cwd()}`;
}

/** Where what is remembered stands. A password in the address is not shown. */
export function sayData({ redisUrl, dataDir }: Pick<Config, 'redisUrl' | 'dataDir'>): string {
  if (!redisUrl) return resolve(dataDir);
  return `Redis at ${redisUrl.replace(/^\w+:\/\/([^@/]*@)?/, '')}`;
}
