import { mkdtempSync, rmSync } from 'node:fs';

const ends = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

interface OwnFolder {
  readonly folder: string;
  remove(): void;
}

/** A new folder for what members answered: Ctrl+C removes it too. `beginning`: of its path. */
export function makeOwnFolder(beginning: string): OwnFolder {
  const remove = (): void => {
    for (const signal of ends) process.off(signal, end);
    rmSync(folder, { recursive: true, force: true });
  };
  const end = (signal: NodeJS.Signals): void => {
    remove();
    process.kill(process.pid, signal);
  };
  for (const signal of ends) process.on(signal, end);
  const folder = mkdtempSync(beginning); // in the same turn: a signal is heard after it
  return { folder, remove };
}
