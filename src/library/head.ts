import { z } from 'zod';
import type { Problem } from './model.ts';
import { parseYaml } from './yaml.ts';

/** What stands between the first two `---`. */
export interface Head {
  /** With its dashes: the body is what follows. Empty where there is none. */
  readonly text: string;
  readonly yaml: string;
  /** Written for this library, and not for a generator of sites. */
  readonly isOurs: boolean;
  /** Of another program's front matter. */
  readonly title: string | undefined;
}

const none: Head = { text: '', yaml: '', isOurs: false, title: undefined };
const pattern = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;
/** Fields that Hugo, Jekyll, Docusaurus and the like do not have. */
const ourFields = /^(?:short|pack|signals)[ \t]*:/m;
const longest = 65_536;

/** The front matter with its dashes; empty where there is none. */
export function headOf(text: string): string {
  return text.slice(0, longest).match(pattern)?.[0] ?? '';
}

/** Two rules with words between them are no front matter; a mapping that is broken is one, and wrong. */
export function readHead(file: {
  readonly path: string;
  readonly text: string;
}): Head | { readonly problems: readonly Problem[] } {
  const [text, yaml = ''] = file.text.slice(0, longest).match(pattern) ?? [];
  if (text === undefined) return none;
  if (ourFields.test(yaml)) return { text, yaml, isOurs: true, title: undefined };
  const parsed = parseYaml(yaml, z.unknown(), { file: file.path, firstLine: 2 });
  if ('problems' in parsed) return parsed;
  const fields = z.looseObject({ title: z.unknown() }).partial().safeParse(parsed.value);
  if (!fields.success) return none;
  const { title } = fields.data;
  return { text, yaml, isOurs: false, title: typeof title === 'string' ? title : undefined };
}
