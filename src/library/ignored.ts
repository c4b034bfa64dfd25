import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** Whether `.gitignore` leaves a path out. Paths are those inside the folder; a folder's ends in a slash. */
export interface Ignored {
  has(inside: string): boolean;
  /** Reads the `.gitignore` of a folder inside. */
  enter(inside: string): Promise<void>;
}

interface Rules {
  /** Path from where its patterns count. */
  readonly base: string;
  readonly matcher: Ignore;
}

/** Patterns above the folder count too, up to where its repository begins. */
export async function readIgnored(root: string): Promise<Ignored> {
  const rules: Rules[] = [];
  const top = await repositoryOf(root);
  const prefix = top === undefined ? '' : relative(top, root).split(sep).filter(Boolean).join('/');
  const steps = prefix.split('/').filter(Boolean);
  const add = async (base: string): Promise<void> => {
    const text = await readFile(join(top ?? root, base, '.gitignore'), 'utf8').catch(() => undefined);
    if (text !== undefined) rules.push({ base, matcher: ignore().add(text) });
  };
  for (let i = 0; i < steps.length; i++) await add(steps.slice(0, i).join('/'));
  const whole = (inside: string): string => [prefix, inside].filter(Boolean).join('/');
  return {
    has(inside) {
      const path = whole(inside);
      let isIgnored = false;
      for (const { base, matcher } of rules) {
        if (base !== '' && !path.startsWith(`${base}/`)) continue;
        const verdict = matcher.test(base === '' ? path : path.slice(base.length + 1));
        if (verdict.ignored) isIgnored = true;
        else if (verdict.unignored) isIgnored = false;
      }
      return isIgnored;
    },
    enter: (inside) => add(whole(inside)),
  };
}

const highest = 20;

async function repositoryOf(root: string): Promise<string | undefined> {
  let folder = root;
  for (let i = 0; i < highest; i++) {
    const isHere = await stat(join(folder, '.git')).then(
      () => true,
      () => false,
    );
    if (isHere) return folder;
    if (dirname(folder) === folder) return undefined;
    folder = dirname(folder);
  }
  return undefined;
}
