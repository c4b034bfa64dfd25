import { z } from 'zod';
import type { Library, Problem } from '../model.ts';
import { parseYaml } from '../yaml.ts';
import type { Draft } from './draft.ts';

/** The file of a folder that names the figures and rules several guides share. */
export const normFile = 'norms.yaml';

const pattern = z.string().transform((text, context) => {
  try {
    return new RegExp(text, 'gi');
  } catch {
    context.addIssue('must be a regular expression');
    return z.NEVER;
  }
});

const Norm = z.strictObject({
  id: z.string(),
  says: z.string().describe('The norm in a sentence'),
  owner: z.string().describe('The section that explains it: slug#anchor'),
  states: pattern.describe('How guides word it; the figure stands in a group'),
  is: z.array(z.string()).optional().describe('What the group may say'),
  onlyIn: z.string().optional().describe('The one guide in which it may stand at all'),
});
type Norm = z.infer<typeof Norm>;

const NormFile = z.strictObject({ norms: z.array(Norm) });

/** No guide states another figure for a norm than its owner does. */
export function norms(
  drafts: readonly Draft[],
  library: Library,
  file: { readonly path: string; readonly text: string } | undefined,
): readonly Problem[] {
  if (!file) return [];
  const parsed = parseYaml(file.text, NormFile, { file: file.path, firstLine: 1, nobodyWaits: true });
  if ('problems' in parsed) return parsed.problems;
  return parsed.value.norms.flatMap((norm) => [
    ...drafts.flatMap((draft) => otherwise(draft, norm)),
    ...unowned(norm, library, file),
  ]);
}

function otherwise(draft: Draft, norm: Norm): readonly Problem[] {
  return draft.file.text.split('\n').flatMap((line, i) =>
    [...line.matchAll(norm.states)].flatMap((match) => {
      const told = match.slice(1).find((group) => group !== undefined);
      const isHere = norm.onlyIn === undefined || norm.onlyIn === draft.guide.slug;
      if (isHere && (!norm.is || told === undefined || norm.is.includes(told))) return [];
      const what = isHere
        ? `"${match[0].slice(0, 70)}" is not the norm: ${norm.says}`
        : `"${match[0].slice(0, 70)}" stands here too: ${norm.says}`;
      return [draft.at(i + 1, what, `say it as ${norm.owner} does, or link there`)];
    }),
  );
}

function unowned(
  norm: Norm,
  library: Library,
  file: { readonly path: string; readonly text: string },
): readonly Problem[] {
  const section = library.section(norm.owner);
  if (section && section.text.search(norm.states) >= 0) return [];
  const line = file.text.slice(0, file.text.indexOf(`id: ${norm.id}`)).split('\n').length;
  const what = section
    ? `${norm.owner} does not state the norm ${norm.id}`
    : `there is no section ${norm.owner}`;
  return [{ file: file.path, line, what, todo: `state it there: ${norm.says}` }];
}
