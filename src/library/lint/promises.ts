import { z } from 'zod';
import type { Library, Problem } from '../model.ts';
import { countWords } from '../text.ts';
import { parseYaml } from '../yaml.ts';

/** The file of a folder that says which section keeps which promise of the catalogue. */
export const promiseFile = 'promises.yaml';

const Kept = z.strictObject({
  guide: z.string(),
  promise: z.string(),
  anchor: z.string(),
  has: z.string().optional().describe('Words that the section must hold'),
});
type Kept = z.infer<typeof Kept>;

const PromiseFile = z.strictObject({
  kept: z.array(Kept),
  pending: z.array(Kept).default([]).describe('Still to be written, with the anchor it gets'),
});

/** A section of fewer words mentions a thing and teaches it to nobody. */
const substance = 120;

export interface Promises {
  readonly problems: readonly Problem[];
  /** What is still to be written. */
  readonly pending: readonly Problem[];
}

export function promises(
  library: Library,
  file: { readonly path: string; readonly text: string } | undefined,
): Promises {
  if (!file) return { problems: [], pending: [] };
  const parsed = parseYaml(file.text, PromiseFile, { file: file.path, firstLine: 1, nobodyWaits: true });
  if ('problems' in parsed) return { problems: parsed.problems, pending: [] };
  const at = (kept: Kept, what: string, todo: string): Problem => ({
    file: file.path,
    line: lineOf(file.text, kept),
    what: `${kept.guide} promises "${kept.promise}": ${what}`,
    todo,
  });
  return {
    problems: parsed.value.kept.flatMap((kept) => {
      const fault = faultOf(kept, library);
      return fault === undefined ? [] : [at(kept, fault, 'keep it there, or name the section that does')];
    }),
    pending: parsed.value.pending.map((kept) => {
      const fault = faultOf(kept, library);
      return fault === undefined
        ? at(kept, 'it is kept now', 'move it to kept')
        : at(kept, fault, `write "#${kept.anchor}", then move it to kept`);
    }),
  };
}

/** Why a promise is not kept; nothing where it is. */
function faultOf({ guide, anchor, has }: Kept, library: Library): string | undefined {
  const section = library.section(`${guide}#${anchor}`);
  if (!section) return `there is no section "#${anchor}"`;
  const words = countWords(section.text);
  if (words < substance) return `"#${anchor}" has ${words} words, which is a mention`;
  if (has !== undefined && !section.text.toLowerCase().includes(has.toLowerCase()))
    return `"#${anchor}" does not say "${has}"`;
  return undefined;
}

function lineOf(text: string, { guide, promise }: Kept): number {
  const lines = text.split('\n');
  const at = lines.findIndex((line, i) => line.includes(promise) && lines[i - 1]?.includes(guide));
  return at < 0 ? 1 : at + 1;
}
