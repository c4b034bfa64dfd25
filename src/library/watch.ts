import { dirname } from 'node:path';
import { type Loaded, type LoadOptions, readFolders, toLibrary } from './load.ts';
import type { LoadedGuide } from './loaded.ts';
import { createMemory } from './memory.ts';
import type { Problem } from './model.ts';
import { watchFolders } from './watch-folders.ts';

interface WatchOptions extends LoadOptions {
  /** Edits closer together than this are read once. */
  readonly settleMs?: number;
}

interface Watcher {
  readonly first: Loaded;
  /**
   * Called after each edit since the first reading, and awaited before the next. What broke or is gone for now is told
   * as a problem; the library keeps what was last read of it.
   */
  follow(onChange: (loaded: Loaded) => void | Promise<void>): void;
  close(): void;
}

/** Reads the folders once, then again after each edit; one reading at a time. */
export async function watchLibrary(options: WatchOptions): Promise<Watcher> {
  const { settleMs = 150, memory = createMemory() } = options;
  let good: readonly LoadedGuide[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let isTouched = false;
  let reading: Promise<void> = Promise.resolve();
  let tell: (() => Promise<void>) | undefined;
  const touched = (): void => {
    isTouched = true;
    if (!tell) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      reading = reading.then(tell, tell);
    }, settleMs);
  };
  const watched = watchFolders(options.folders, touched);
  const read = async (): Promise<Loaded> => {
    let unseen: readonly Problem[] = [];
    watched.above();
    const onFolders = (folders: readonly string[]): void => {
      unseen = watched.set(folders);
    };
    const { loaded, problems } = await readFolders({ ...options, onFolders, memory });
    good = keepGood(loaded, problems, good);
    await options.pause?.();
    const said = problems.length === 0 ? [] : problems.map(sayKept(good));
    return { library: toLibrary(good), problems: [...said, ...unseen] };
  };
  const first = await read();
  return {
    first,
    follow(onChange) {
      tell = async () => {
        const loaded = await read();
        if (!isClosed) await onChange(loaded);
      };
      if (isTouched) touched();
    },
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

/** Says of what is broken or gone that its last good version is served. */
function sayKept(good: readonly LoadedGuide[]): (problem: Problem) => Problem {
  const served = new Set<string>();
  for (const { file, questionFile } of good)
    for (let path = file.path; !served.has(path); path = dirname(path)) {
      served.add(path);
      if (questionFile) served.add(questionFile.path);
    }
  return (problem) =>
    served.has(problem.file)
      ? { ...problem, todo: `${problem.todo}; until then it is served as it was last read` }
      : problem;
}
