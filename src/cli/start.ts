import { setTimeout } from 'node:timers/promises';
import type { Running } from '../app/start.ts';
import { type Config, readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { version } from '../package.ts';
import type { Command } from './command.ts';
import { sayData, saySettings } from './settings.ts';

const orphanedWithinMs = 500;
const oneSignalMs = 300;

export const startCommand: Command = {
  name: 'start',
  summary: 'Run the bot: Slack, Discord, the reader and, with nothing configured, the playground',
  usage: 'start',
  options: {},
  async run({ settings, env, print }) {
    const told = stopped();
    print(`Oncall Coach ${version} on Node ${process.versions.node}`);
    print(`Settings: ${saySettings(settings)}`);
    const config = readConfig(env);
    print(`Data: ${sayData(config)}`);
    const log = createLog(config.logLevel);
    logFailures(log);
    const running = await open(config, log, told);
    if (!running) return 0;
    log.info(factsOf(config), 'started');
    if (config.playground === 'everywhere')
      log.warn({ host: config.host }, 'PLAYGROUND=on: whoever reaches this address is an admin there');
    const address = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${running.port}`;
    print(
      config.playground !== 'off'
        ? `The playground is at ${address}/playground and the guides are at ${address}/guides`
        : `The guides are at ${address}/guides`,
    );
    if (!config.slack && !config.discord)
      print(`No platform is configured yet: ${address}/set-up says how. Ctrl+C stops.`);
    const ended = await Promise.race([told, running.failed.then((remedy) => ({ remedy }))]);
    if (typeof ended === 'object') {
      log.fatal(ended, 'the last platform is lost for good');
      await running.stop();
      throw new Error(ended.remedy);
    }
    log.info({ signal: ended }, 'stopping');
    await running.stop(ended === 'SIGINT' ? undefined : setTimeout(config.drainMs));
    log.info({}, 'stopped');
    return 0;
  },
};

/** A start that failed is in the log as well: on a terminal the sentence stands below it. undefined: told to stop meanwhile. */
async function open(
  config: Config,
  log: ReturnType<typeof createLog>,
  told: Promise<Signal>,
): Promise<Running | undefined> {
  const stopping = new AbortController();
  void told.then(() => stopping.abort());
  try {
    const { start } = await import('../app/start.ts');
    return await start(config, log, stopping.signal);
  } catch (error) {
    if (stopping.signal.aborted) {
      log.info({ signal: await told }, 'stopped while it started');
      return undefined;
    }
    log.fatal({ err: error }, 'the bot could not start');
    throw error;
  }
}

function factsOf(config: Config): Record<string, unknown> {
  const platforms = [config.slack && 'slack', config.discord && 'discord'].filter(Boolean);
  return { version, node: process.versions.node, store: config.redisUrl ? 'redis' : 'file', platforms };
}

type Signal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

function logFailures(log: ReturnType<typeof createLog>): void {
  process.on('unhandledRejection', (error) =>
    log.error({ err: error }, 'something was rejected and nobody listened'),
  );
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'something was thrown and nobody caught it');
    process.exit(1);
  });
}

/** Resolves at the first signal to stop; a second one ends the process at once. */
function stopped(): Promise<Signal> {
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
