import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import {
  type Loaded,
  type LoadedGuide,
  type LoadOptions,
  type Memory,
  readFolders,
  toLibrary,
} from './load.ts';
import type { Problem } from './model.ts';

interface WatchOptions extends LoadOptions {
  /** A broken edit is told as a problem; the library keeps the file's last good version. Awaited before the next. */
  readonly onChange: (loaded: Loaded) => void | Promise<void>;
  /** Edits closer together than this are read once. */
  readonly settleMs?: number;
}

/** Reads the folders once, then anew after each edit; one reading at a time. */
export async function watchLibrary(
  options: WatchOptions,
): Promise<{ readonly first: Loaded; close(): void }> {
  const { settleMs = 300 } = options;
  const memory: Memory = new Map();
  let good: readonly LoadedGuide[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let reading: Promise<void> = Promise.resolve();
  const touched = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      reading = reading.then(tell, tell);
    }, settleMs);
  };
  const watched = watchFolders(options.folders, touched);
  const read = async (): Promise<Loaded> => {
    let unseen: readonly Problem[] = [];
    const onFolders = (folders: readonly string[]): void => {
      unseen = watched.set(folders);
    };
    const { loaded, problems } = await readFolders({ ...options, onFolders, memory });
    good = keepGood(loaded, problems, good);
    return { library: toLibrary(good), problems: [...problems, ...unseen] };
  };
  const tell = async (): Promise<void> => {
    const loaded = await read();
    if (!isClosed) await options.onChange(loaded);
  };
  const first = await read();
  return {
    first,
    close() {
      isClosed = true;
      clearTimeout(timer);
      watched.close();
    },
  };
}

/** What loads now, and of each broken file, or folder, what loaded last. */
function keepGood(
  loaded: readonly LoadedGuide[],
  problems: readonly Problem[],
  last: readonly LoadedGuide[],
): readonly LoadedGuide[] {
  const broken = new Set(problems.map((problem) => problem.file));
  const isBroken = (path: string): boolean =>
    broken.has(path) || (dirname(path) !== path && isBroken(dirname(path)));
  const now = new Map(loaded.map((guide) => [guide.file.path, guide]));
  const kept = last.flatMap((guide) => {
    const { path } = guide.file;
    const current = now.get(path);
    if (!current) return isBroken(path) ? [guide] : [];
    now.delete(path);
    const lostQuestions =
      guide.questionFile && broken.has(guide.questionFile.path) && current.questions.length === 0;
    return [lostQuestions ? { ...current, questions: guide.questions } : current];
  });
  return [...kept, ...now.values()];
}

interface Watched {
  /** Watches these instead; a folder that cannot be is a problem. */
  set(folders: readonly string[]): readonly Problem[];
  close(): void;
}

/**
 * One watcher a folder: Node's recursive one walks into `.git` and `node_modules`, a watcher for each file.
 * All are opened anew each time, the new before the old are closed: a folder that was replaced is another one.
 * The roots are watched from above too, by name: a link that is swapped says nothing itself.
 */
function watchFolders(roots: readonly string[], touched: () => void): Watched {
  let open: readonly FSWatcher[] = [];
  const close = (): void => {
    for (const watcher of open) watcher.close();
    open = [];
  };
  return {
    close,
    set(folders) {
      const below = folders.map((folder) => openWatcher(folder, (name) => !isPassedOver(name) && touched()));
      const above = roots.map((root) =>
        openWatcher(dirname(resolve(root)), (name) => name === basename(root) && touched()),
      );
      close();
      open = [...below, ...above].filter((watcher) => watcher !== undefined);
      return folders.filter((_, i) => below[i] === undefined).map(unwatched);
    },
  };
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

/** What editors leave beside a file; `..data` is how Kubernetes swaps a mounted folder. */
const isPassedOver = (name: string): boolean => /^\.[^.]|~$|\.sw[a-z]$/.test(name);

function unwatched(folder: string): Problem {
  return {
    file: folder,
    line: 1,
    what: 'edits in this folder are not seen while Coach runs',
    todo: 'raise fs.inotify.max_user_watches, or restart Coach after an edit',
  };
}
