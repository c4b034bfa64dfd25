import { performance } from 'node:perf_hooks';
import { createAsk } from './ask.ts';
import type { Served } from './processes.ts';

const atOnce = 16;

export interface Turn {
  readonly perSecond: number;
  readonly p99Ms: number;
  /** Of the server, for each request. */
  readonly cpuMs: number;
  /** How many were answered with a card at once. */
  readonly cards: number;
}

let number = 0;

/** So many commands, sixteen at a time; `words` are asked for with each. */
export async function turn(of: {
  readonly server: Served;
  readonly platform: Served;
  readonly requests: number;
  readonly words: (index: number) => string;
}): Promise<Turn> {
  const { server, platform, requests, words } = of;
  const ask = createAsk(platform.port, atOnce);
  const times: number[] = [];
  const [start, before] = [performance.now(), server.cpuMs()];
  let left = requests;
  let cards = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left-- > 0) {
        const began = performance.now();
        if (await ask(server.port, words(++number))) cards += 1;
        times.push(performance.now() - began);
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  const p99Ms = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0;
  return { perSecond: requests / seconds, p99Ms, cpuMs: (server.cpuMs() - before) / requests, cards };
}
