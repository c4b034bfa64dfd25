import { type Command, printJson, textOf } from './command.ts';

export const manifest: Command = {
  name: 'manifest',
  summary: "Print the Slack app manifest to paste at Slack's app page",
  usage: 'manifest [--prefix PREFIX] [--http URL]',
  help: '--prefix  put before each command name, where /guide is taken: --prefix coach- makes it /coach-guide\n--http    receive events at URL/slack/events instead of by Socket Mode',
  options: { prefix: { type: 'string' }, http: { type: 'string' } },
  async run(given) {
    const { slackManifest } = await import('../../adapters/slack/manifest.ts');
    const publicUrl = textOf(given, 'http');
    printJson(
      slackManifest({
        prefix: textOf(given, 'prefix') ?? '',
        socketMode: publicUrl === undefined,
        publicUrl,
      }),
    );
    return 0;
  },
};
