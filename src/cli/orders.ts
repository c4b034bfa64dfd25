import { type Command, UsageError } from './command.ts';
import { readReport, sayReport } from './report.ts';

const help =
  'CONVERSATION is its id, as coach status prints it. While the bot runs on the embedded store, it is asked through the socket in its data folder; on Redis it sees the change by itself.';

const json = { json: { type: 'boolean' } } as const;

export const resume: Command = {
  name: 'resume',
  summary: 'Let a schedule go on that is suspended or paused; --all: every one that is suspended',
  usage: 'resume CONVERSATION | --all [--json]',
  help,
  options: { ...json, all: { type: 'boolean' } },
  async run(given) {
    const { values, words, env } = given;
    const isAll = values.all === true;
    if (isAll === (words.length === 1)) throw new UsageError('Name one conversation, or say --all.');
    const report = isAll ? readReport('resume-all', env) : readReport('resume', env, words);
    return sayReport(given, await report);
  },
};

export const skip = orderOne('skip', 'Leave out the next question of a conversation');
export const postNow = orderOne('post-now', "Post today's question of a conversation now");

function orderOne(name: 'skip' | 'post-now', summary: string): Command {
  return {
    name,
    summary,
    usage: `${name} CONVERSATION [--json]`,
    help,
    options: json,
    async run(given) {
      const { words, env } = given;
      if (words.length !== 1) throw new UsageError('Name one conversation.');
      return sayReport(given, await readReport(name, env, words));
    },
  };
}
