import { parseArgs } from 'node:util';
import { type Command, type Io, UsageError } from './cli/command.ts';
import { loadSettings } from './cli/settings.ts';
import { ConfigError } from './config.ts';
import { version } from './package.ts';
import { printable } from './printable.ts';

/** Each is loaded when it is asked for: all of them take a second. */
const commands = new Map<string, () => Promise<Command>>([
  ['start', async () => (await import('./cli/start.ts')).startCommand],
  ['doctor', async () => (await import('./cli/doctor.ts')).doctor],
  ['lint', async () => (await import('./cli/lint.ts')).lint],
  ['import', async () => (await import('./cli/import.ts')).importFolder],
  ['import-questions', async () => (await import('./cli/import-questions.ts')).importQuestionFile],
  ['search', async () => (await import('./cli/search.ts')).search],
  ['recommend', async () => (await import('./cli/recommend.ts')).recommend],
  ['rank', async () => (await import('./cli/rank.ts')).rank],
  ['read', async () => (await import('./cli/read.ts')).read],
  ['template', async () => (await import('./cli/template.ts')).template],
  ['manifest', async () => (await import('./cli/manifest.ts')).manifest],
  ['status', async () => (await import('./cli/status.ts')).status],
  ['stats', async () => (await import('./cli/stats.ts')).stats],
  ['resume', async () => (await import('./cli/orders.ts')).resume],
  ['skip', async () => (await import('./cli/orders.ts')).skip],
  ['post-now', async () => (await import('./cli/orders.ts')).postNow],
  ['backup', async () => (await import('./cli/backup.ts')).backup],
  ['restore', async () => (await import('./cli/restore.ts')).restore],
  ['move-store', async () => (await import('./cli/move-store.ts')).moveStore],
]);

const ownIo: Io = { env: process.env, input: process.stdin, out: process.stdout, error: process.stderr };

/** Exit codes: 0 done, 1 content or input at fault, 2 usage. */
export async function main(argv: readonly string[], io: Io = ownIo): Promise<number> {
  const [name = '', ...rest] = argv;
  if (name === '--version' || name === '-v' || name === 'version') return say(io, version, 0);
  const command = await commands.get(name)?.();
  if (!command) return usage(io, name);
  if (rest.includes('--help') || rest.includes('-h')) return say(io, helpOf(command), 0);
  try {
    const settings = loadSettings(io.env);
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: command.options,
      allowPositionals: true,
    });
    const print = (text: string): void => void say(io, text, 0);
    const { env, input, error } = io;
    return await command.run({ values, words: positionals, settings, env, input, error, print });
  } catch (error) {
    return explain(io, error, command);
  }
}

async function usage(io: Io, name: string): Promise<number> {
  const isHelp = name === '' || name === 'help' || name === '--help' || name === '-h';
  const width = Math.max(...[...commands.keys()].map((key) => key.length));
  const all = await Promise.all([...commands.values()].map((load) => load()));
  const list = all.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`).join('\n');
  const first = isHelp
    ? 'Coach: guides and questions for people who run production'
    : `There is no command "${name}".`;
  return say(
    io,
    `${first}\n\nUsage: coach COMMAND [options]\n\n${list}\n\ncoach COMMAND --help tells more; coach --version tells the version.`,
    isHelp ? 0 : 2,
  );
}

function helpOf(command: Command): string {
  return `${command.summary}\n\nUsage: coach ${command.usage}\n${command.help ? `\n${command.help}\n` : ''}`;
}

function explain(io: Io, error: unknown, command: Command): number {
  if (error instanceof UsageError || isArgumentError(error)) {
    return say(io, `${error.message}\n\nUsage: coach ${command.usage}`, 2);
  }
  if (error instanceof ConfigError)
    return say(io, `${error.message}\nSee .env.example for every variable.`, 1);
  return say(io, error instanceof Error ? error.message : String(error), 1);
}

function isArgumentError(error: unknown): error is Error {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

function say({ out, error }: Io, text: string, code: number): number {
  (code === 0 ? out : error).write(`${printable(text)}\n`);
  return code;
}
