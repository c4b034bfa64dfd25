import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';

const ends = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

interface OwnFolder {
  readonly folder: string;
  remove(): void;
}

/** A new folder for what members answered: Ctrl+C removes it too. `beginning`: of its path. */
export async function makeOwnFolder(beginning: string): Promise<OwnFolder> {
  const folder = await mkdtemp(beginning);
  const remove = (): void => {
    for (const signal of ends) process.off(signal, end);
    rmSync(folder, { recursive: true, force: true });
  };
  const end = (signal: NodeJS.Signals): void => {
    remove();
    process.kill(process.pid, signal);
  };
  for (const signal of ends) process.on(signal, end);
  return { folder, remove };
}
