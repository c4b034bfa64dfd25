import { z } from 'zod';
import type { Problem } from '../model.ts';
import { parseYaml } from '../yaml.ts';
import type { Found } from './ledger.ts';

/** The file of a folder that says which findings are right as they stand, and why. */
export const exceptionFile = 'exceptions.yaml';

const ExceptionList = z.array(
  z.strictObject({
    check: z.enum(['evidence', 'steps', 'rights', 'recall', 'norms', 'cases']),
    guide: z.string().min(1),
    words: z.string().min(8).describe('Words of the finding, such as the start of the step'),
    reason: z.string().min(20).describe('Why it is right as it stands'),
  }),
);

/** Leaves out what is excused with a reason. An exception that excuses nothing is a problem itself. */
export function excuse(
  found: readonly Found[],
  file: { readonly path: string; readonly text: string } | undefined,
): { readonly found: readonly Found[]; readonly problems: readonly Problem[] } {
  if (!file) return { found, problems: [] };
  const parsed = parseYaml(file.text, ExceptionList, { file: file.path, firstLine: 1, nobodyWaits: true });
  if ('problems' in parsed) return { found, problems: parsed.problems };
  const used = new Set<number>();
  const left = found.filter((one) => {
    const at = parsed.value.findIndex(
      ({ check, guide, words }) =>
        check === one.check && one.file.includes(`/${guide}/`) && one.what.includes(words),
    );
    if (at >= 0) used.add(at);
    return at < 0;
  });
  const problems = parsed.value.flatMap(({ guide, words }, i) =>
    used.has(i)
      ? []
      : [
          {
            file: file.path,
            line: lineOf(file.text, words),
            what: `the exception "${words}" of ${guide} excuses nothing`,
            todo: 'remove it, or copy the words of the finding',
          },
        ],
  );
  return { found: left, problems };
}

function lineOf(text: string, words: string): number {
  const at = text.indexOf(words);
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
}
