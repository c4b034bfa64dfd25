import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { version } from '../package.ts';
import { type Command, print } from './command.ts';
import { sayData, saySettings } from './settings.ts';

const orphanedWithinMs = 500;

export const startCommand: Command = {
  name: 'start',
  summary: 'Run the bot: Slack, Discord, the reader and, with nothing configured, the playground',
  usage: 'start',
  options: {},
  async run({ settings }) {
    print(`Oncall Coach ${version} on Node ${process.versions.node}`);
    print(`Settings: ${saySettings(settings)}`);
    const config = readConfig(process.env);
    print(`Data: ${sayData(config)}`);
    const log = createLog(config.logLevel);
    const told = stopped(log);
    const { start } = await import('../app/start.ts');
    const running = await start(config, log);
    const address = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${running.port}`;
    print(
      config.playground !== 'off'
        ? `The playground is at ${address}/playground and the guides are at ${address}/`
        : `The guides are at ${address}/`,
    );
    if (!config.slack && !config.discord)
      print('No platform is configured yet: docs/slack.md and docs/discord.md say how. Ctrl+C stops.');
    await told;
    await running.stop();
    return 0;
  },
};

/** Resolves at the first signal to stop; a second one ends the process at once. */
function stopped(log: ReturnType<typeof createLog>): Promise<void> {
  process.on('unhandledRejection', (error) =>
    log.error({ err: error }, 'something was rejected and nobody listened'),
  );
  return new Promise((resolve) => {
    const stop = (): void => {
      process.once('SIGINT', () => process.exit(130));
      process.once('SIGTERM', () => process.exit(143));
      resolve();
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    if (process.env.npm_command) whenOrphaned(stop);
  });
}

/** npm starts a program through a shell, which dies of a signal and hands it on to nobody. */
function whenOrphaned(stop: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, orphanedWithinMs);
  timer.unref();
}
