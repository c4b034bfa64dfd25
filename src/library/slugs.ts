import type { Problem } from './model.ts';
import { toSlug } from './paths.ts';

/** Gives each page of a folder a slug that no page before it has. */
export function nameSlugs(
  folder: string,
  markdown: readonly string[],
  taken: Map<string, string>,
): { readonly slugs: ReadonlyMap<string, string>; readonly notes: readonly Problem[] } {
  const slugs = new Map<string, string>();
  const notes: Problem[] = [];
  for (const inside of markdown) {
    const wanted = toSlug(inside);
    const other = taken.get(wanted);
    const slug =
      other === undefined ? wanted : free(`${toSlug(folder.replace(/^.*[/\\]/, ''))}-${wanted}`, taken);
    taken.set(slug, `${folder}/${inside}`);
    slugs.set(inside, slug);
    if (other !== undefined)
      notes.push({
        isNote: true,
        file: `${folder}/${inside}`,
        line: 1,
        what: `its slug "${wanted}" is that of ${other}: it is served beside it as "${slug}"`,
        todo: 'rename one of the files if they are the same',
      });
  }
  return { slugs, notes };
}

function free(slug: string, taken: ReadonlyMap<string, string>): string {
  let name = slug;
  for (let i = 2; taken.has(name); i++) name = `${slug}-${i}`;
  return name;
}
