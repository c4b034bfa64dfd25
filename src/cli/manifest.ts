import { commandPrefix } from '../variables.ts';
import { type Command, printJson, textOf, UsageError } from './command.ts';

export const manifest: Command = {
  name: 'manifest',
  summary: "Print the Slack app manifest to paste at Slack's app page",
  usage: 'manifest [--link] [--prefix PREFIX] [--http URL]',
  help: '--link    print a link that creates the app in one press instead\n--prefix  put before each command name, where /guide is taken: --prefix coach- makes it /coach-guide\n--http    receive events at URL/slack/events instead of by Socket Mode',
  options: { link: { type: 'boolean' }, prefix: { type: 'string' }, http: { type: 'string' } },
  async run(given) {
    const { createAppLink, slackManifest } = await import('../../adapters/slack/manifest.ts');
    const publicUrl = textOf(given, 'http');
    const prefix = textOf(given, 'prefix') ?? '';
    if (!commandPrefix.test(prefix))
      throw new UsageError(`--prefix takes small letters, digits, - and _, at most 20, not "${prefix}"`);
    if (publicUrl !== undefined && !/^https:\/\/[^\s/]+/.test(publicUrl))
      throw new UsageError(
        `--http takes the https address at which Slack reaches this bot, not "${publicUrl}"`,
      );
    const options = { prefix, socketMode: publicUrl === undefined, publicUrl };
    if (given.values.link) given.print(createAppLink(options));
    else printJson(given, slackManifest(options));
    return 0;
  },
};
