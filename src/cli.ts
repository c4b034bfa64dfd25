import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { parseArgs } from 'node:util';
import { type Command, UsageError } from './cli/command.ts';
import { doctor } from './cli/doctor.ts';
import { importFolder } from './cli/import.ts';
import { lint } from './cli/lint.ts';
import { manifest } from './cli/manifest.ts';
import { moveStore } from './cli/move-store.ts';
import { rank } from './cli/rank.ts';
import { read } from './cli/read.ts';
import { recommend } from './cli/recommend.ts';
import { search } from './cli/search.ts';
import { startCommand } from './cli/start.ts';
import { stats } from './cli/stats.ts';
import { status } from './cli/status.ts';
import { ConfigError } from './config.ts';

const commands: ReadonlyMap<string, Command> = new Map(
  [
    startCommand,
    doctor,
    lint,
    importFolder,
    search,
    recommend,
    rank,
    read,
    manifest,
    status,
    stats,
    moveStore,
  ].map((command) => [command.name, command]),
);

/** Exit codes: 0 done, 1 content or input at fault, 2 usage. */
export async function main(argv: readonly string[]): Promise<number> {
  const [name = '', ...rest] = argv;
  const command = commands.get(name);
  if (!command) return usage(name);
  if (rest.includes('--help') || rest.includes('-h')) return say(helpOf(command), 0);
  try {
    if (existsSync('.env')) loadEnvFile('.env');
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: command.options,
      allowPositionals: true,
    });
    return await command.run({ values, words: positionals });
  } catch (error) {
    return explain(error, command);
  }
}

function usage(name: string): number {
  const isHelp = name === '' || name === 'help' || name === '--help' || name === '-h';
  const width = Math.max(...[...commands.keys()].map((key) => key.length));
  const list = [...commands.values()]
    .map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`)
    .join('\n');
  const first = isHelp
    ? 'Coach: guides and questions for people who run production'
    : `There is no command "${name}".`;
  return say(
    `${first}\n\nUsage: coach COMMAND [options]\n\n${list}\n\ncoach COMMAND --help tells more.`,
    isHelp ? 0 : 2,
  );
}

function helpOf(command: Command): string {
  return `${command.summary}\n\nUsage: coach ${command.usage}\n${command.help ? `\n${command.help}\n` : ''}`;
}

function explain(error: unknown, command: Command): number {
  if (error instanceof UsageError || isArgumentError(error)) {
    return say(`${error.message}\n\nUsage: coach ${command.usage}`, 2);
  }
  if (error instanceof ConfigError) return say(`${error.message}\nSee .env.example for every variable.`, 1);
  return say(error instanceof Error ? error.message : String(error), 1);
}

function isArgumentError(error: unknown): error is Error {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

function say(text: string, code: number): number {
  (code === 0 ? process.stdout : process.stderr).write(`${text}\n`);
  return code;
}
