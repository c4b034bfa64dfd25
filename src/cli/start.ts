import type { Running } from '../app/start.ts';
import { type Config, readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { version } from '../package.ts';
import { type Command, print } from './command.ts';
import { sayData, saySettings } from './settings.ts';

const orphanedWithinMs = 500;
const oneSignalMs = 300;

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
    const running = await open(config, log);
    log.info(factsOf(config), 'started');
    const address = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${running.port}`;
    print(
      config.playground !== 'off'
        ? `The playground is at ${address}/playground and the guides are at ${address}/`
        : `The guides are at ${address}/`,
    );
    if (!config.slack && !config.discord)
      print('No platform is configured yet: docs/slack.md and docs/discord.md say how. Ctrl+C stops.');
    const signal = await told;
    log.info({ signal }, 'stopping');
    await running.stop(signal === 'SIGINT' ? 0 : config.drainMs);
    log.info({}, 'stopped');
    return 0;
  },
};

/** A start that failed is in the log as well: on a terminal the sentence stands below it. */
async function open(config: Config, log: ReturnType<typeof createLog>): Promise<Running> {
  try {
    const { start } = await import('../app/start.ts');
    return await start(config, log);
  } catch (error) {
    log.fatal({ err: error }, 'the bot could not start');
    throw error;
  }
}

function factsOf(config: Config): Record<string, unknown> {
  const platforms = [config.slack && 'slack', config.discord && 'discord'].filter(Boolean);
  return { version, node: process.versions.node, store: config.redisUrl ? 'redis' : 'file', platforms };
}

type Signal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

/** Resolves at the first signal to stop; a second one ends the process at once. */
function stopped(log: ReturnType<typeof createLog>): Promise<Signal> {
  process.on('unhandledRejection', (error) =>
    log.error({ err: error }, 'something was rejected and nobody listened'),
  );
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'something was thrown and nobody caught it');
    process.exit(1);
  });
  return new Promise((resolve) => {
    const codes: Readonly<Record<Signal, number>> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
    let toldAt: number | undefined;
    const stop = (signal: Signal): void => {
      // A terminal sends it to npm and to the bot, and npm hands it on: those two are one.
      if (toldAt !== undefined && performance.now() - toldAt > oneSignalMs) process.exit(codes[signal]);
      toldAt ??= performance.now();
      resolve(signal);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal));
    if (process.env.npm_command) whenOrphaned(() => stop('SIGTERM'));
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
