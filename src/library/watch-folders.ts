import { type FSWatcher, readlinkSync, watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Problem } from './model.ts';

export interface Watched {
  /** Watches what the roots hang on, as far as it is there. */
  above(): void;
  /** Watches these instead; a folder that cannot be is a problem. */
  set(folders: readonly string[]): readonly Problem[];
  close(): void;
}

/**
 * One watcher a folder: Node's recursive one walks into `.git` and `node_modules`, a watcher for each file.
 * All are opened again each time, the new before the old are closed: a folder that was replaced is another one.
 * The roots are watched from above too, each step of the way by name: one that is not there yet, or is moved with the
 * folder it stands in, or is a link that is swapped, says nothing itself.
 */
export function watchFolders(roots: readonly string[], touched: () => void): Watched {
  const open = { above: [] as readonly FSWatcher[], below: [] as readonly FSWatcher[] };
  const replace = (where: keyof typeof open, watchers: readonly (FSWatcher | undefined)[]): void => {
    for (const watcher of open[where]) watcher.close();
    open[where] = watchers.filter((watcher) => watcher !== undefined);
  };
  return {
    close() {
      replace('above', []);
      replace('below', []);
    },
    above() {
      const steps = new Set(roots.flatMap((root) => stepsTo(root)));
      replace(
        'above',
        [...steps].map((step) => openWatcher(dirname(step), (name) => name === basename(step) && touched())),
      );
    },
    set(folders) {
      const below = folders.map((folder) => openWatcher(folder, (name) => !isPassedOver(name) && touched()));
      replace('below', below);
      return folders.filter((_, i) => below[i] === undefined).map(unwatched);
    },
  };
}

/** From the top down, so that none is made unseen; what a link on the way leads to is walked to as well. */
function stepsTo(path: string, links = 0): readonly string[] {
  const whole = resolve(path);
  const above = dirname(whole);
  if (above === whole) return [];
  const target = links < mostLinks ? linkAt(whole) : undefined;
  return [
    ...stepsTo(above, links),
    whole,
    ...(target === undefined ? [] : stepsTo(resolve(above, target), links + 1)),
  ];
}

const mostLinks = 8;

function linkAt(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

function openWatcher(folder: string, changed: (name: string) => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, (_event, name) => changed(name ?? ''));
    // A folder that is gone says so here; the folder above it has told the change already.
    return watcher.on('error', () => watcher.close());
  } catch {
    return undefined;
  }
}

/** What editors leave next to a file; `..data` is how Kubernetes swaps a mounted folder. */
const isPassedOver = (name: string): boolean => /^\.[^.]|~$|\.sw[a-z]$/.test(name);

function unwatched(folder: string): Problem {
  return {
    file: folder,
    line: 1,
    what: 'edits in this folder are not seen while Coach runs',
    todo: 'raise fs.inotify.max_user_watches, or restart Coach after an edit',
  };
}
