import { fork } from 'node:child_process';
import { once } from 'node:events';
import { openPlatform, type Place, token } from './platform.ts';

/** A bot in a process of its own, on a platform of its own. */
export interface Side {
  readonly platform: Place;
  cpuMs(): Promise<number>;
  stop(): void;
}

export async function start(program: 'bot.js' | 'floor.js', folder: string): Promise<Side> {
  const platform = await openPlatform();
  const child = fork(new URL(program, import.meta.url), [platform.api, token, folder]);
  const heard = async (): Promise<unknown> => (await once(child, 'message'))[0];
  await heard();
  return {
    platform,
    async cpuMs() {
      const told = heard();
      child.send('cpu');
      return Number(await told);
    },
    stop: () => child.kill(),
  };
}
