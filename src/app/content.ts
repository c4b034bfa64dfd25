import { setImmediate } from 'node:timers/promises';
import type { Config } from '../config.ts';
import type { Loaded } from '../library/load.ts';
import type { Library, Problem } from '../library/model.ts';
import { watchLibrary } from '../library/watch.ts';
import type { Log } from '../log.ts';
import type { Known } from '../search/known.ts';
import type { Search } from '../search/model.ts';
import { createSearch } from '../search/search.ts';
import { warmUp } from '../search/warm-up.ts';
import { bundledGuides, openBundled } from './bundled.ts';

/** The library and its index as they are now: replaced together when a file is edited. */
export interface Content {
  readonly library: () => Library;
  readonly search: () => Search;
  /** How many files or folders were left out. */
  readonly problems: () => number;
  /** Work for when nobody waits. */
  readonly warming: { start(): void; stop(): void };
  close(): void;
}

export async function openContent(config: Config, log: Log): Promise<Content> {
  const { memory, known } = await openBundled();
  const watcher = await watchLibrary({
    memory,
    folders: [bundledGuides(), ...config.guidesPath],
    guidesUrls: config.guidesUrls,
    pause: () => setImmediate(),
  });
  const prepare = (loaded: Loaded): Promise<Prepared> => prepareSearch(loaded, { known, log });
  let current = await prepare(watcher.first);
  let isWarming = true;
  watcher.follow(async (loaded) => {
    try {
      current = await prepare(loaded);
      log.info(
        { guides: current.library.guides.length, problems: loaded.problems.length },
        'the library was read anew',
      );
    } catch (error) {
      log.error({ err: error }, 'the library could not be read anew');
    }
  });
  return {
    library: () => current.library,
    search: () => current.search,
    problems: () => current.problems,
    warming: {
      start: () => void warmUp(current.search, current.library, () => setImmediate(isWarming)),
      stop() {
        isWarming = false;
      },
    },
    close: () => watcher.close(),
  };
}

interface Prepared {
  readonly library: Library;
  readonly search: Search;
  readonly problems: number;
}

async function prepareSearch(
  loaded: Loaded,
  { known, log }: { readonly known: Known; readonly log: Log },
): Promise<Prepared> {
  for (const problem of loaded.problems)
    log.warn(
      { at: `${problem.file}:${problem.line}`, what: problem.what, todo: problem.todo },
      'a file or folder was left out',
    );
  return {
    library: loaded.library,
    search: await createSearch(loaded.library, () => setImmediate(), known),
    problems: loaded.problems.filter((problem) => !problem.isNote).length,
  };
}

export function sayProblem(problem: Problem): string {
  const { file, line, what, todo, isNote } = problem;
  return `${isNote ? 'note: ' : ''}${file}:${line}: ${what}: ${todo}`;
}
