import { type FSWatcher, watch } from 'node:fs';
import { type Loaded, type LoadedGuide, type LoadOptions, readFolders, toLibrary } from './load.ts';
import type { Problem } from './model.ts';

interface WatchOptions extends LoadOptions {
  /** A broken edit is told as a problem; the library keeps the file's last good version. */
  readonly onChange: (loaded: Loaded) => void;
  /** Edits closer together than this are read once. */
  readonly settleMs?: number;
}

/** Reads the folders once, then anew after each edit. */
export async function watchLibrary(
  options: WatchOptions,
): Promise<{ readonly first: Loaded; close(): void }> {
  const { settleMs = 300 } = options;
  let good: readonly LoadedGuide[] = [];
  let timer: NodeJS.Timeout | undefined;
  const read = async (): Promise<Loaded> => {
    const { loaded, problems } = await readFolders(options);
    good = keepGood(loaded, problems, good);
    return { library: toLibrary(good), problems };
  };
  const touched = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void read().then(options.onChange, () => touched()), settleMs);
  };
  const first = await read();
  const watchers = options.folders.flatMap((folder) => open(folder, touched));
  return {
    first,
    close() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}

/** What loads now, and of each broken file what loaded last. */
function keepGood(
  loaded: readonly LoadedGuide[],
  problems: readonly Problem[],
  last: readonly LoadedGuide[],
): readonly LoadedGuide[] {
  const broken = new Set(problems.map((problem) => problem.file));
  const now = new Map(loaded.map((guide) => [guide.file.path, guide]));
  const kept = last.flatMap((guide) => {
    const { path } = guide.file;
    const current = now.get(path);
    if (!current) return broken.has(path) ? [guide] : [];
    now.delete(path);
    const lostQuestions =
      guide.questionFile && broken.has(guide.questionFile.path) && current.questions.length === 0;
    return [lostQuestions ? { ...current, questions: guide.questions } : current];
  });
  return [...kept, ...now.values()];
}

/** A folder that is not there is told by the loader already. */
function open(folder: string, touched: () => void): readonly FSWatcher[] {
  try {
    return [watch(folder, { recursive: true }, touched)];
  } catch {
    return [];
  }
}
