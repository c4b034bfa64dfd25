import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Served } from '../http/processes.ts';

const run = promisify(execFile);
const program = join(dirname(fileURLToPath(import.meta.url)), 'client.js');
const Heard = z.object({ failed: z.number(), perSecond: z.number(), p50: z.number(), p99: z.number() });

/** Of the processor: of all replicas together, for each command. */
export type Step = z.infer<typeof Heard> & { readonly cpuMs: number; readonly megabytes: number };

/** So many commands a second for so long, to each replica in turn. */
export async function step(of: {
  readonly replicas: readonly Served[];
  readonly platform: Served;
  readonly rate: number;
  readonly seconds: number;
}): Promise<Step> {
  const { replicas, platform, rate, seconds } = of;
  const cpu = (): number => replicas.reduce((sum, one) => sum + one.cpuMs(), 0);
  const before = cpu();
  const words = [platform.port, rate, seconds, ...replicas.map(({ port }) => port)].map(String);
  const { stdout } = await run(process.execPath, [program, ...words]);
  return {
    ...Heard.parse(JSON.parse(stdout)),
    cpuMs: (cpu() - before) / (rate * seconds),
    megabytes: Math.max(...replicas.map(({ pid }) => residentBytes(pid))) / 1e6,
  };
}

function residentBytes(pid: number): number {
  const kibibytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kibibytes ?? 0) * 1024;
}
