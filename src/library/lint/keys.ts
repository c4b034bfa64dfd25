import type { Library, Problem } from '../model.ts';

/** A button carries ten characters of a hash: two that share them could not be told apart. */
export function sameKeys(library: Library): readonly Problem[] {
  const seen = new Map<string, string>();
  const all = [...library.guides.flatMap((guide) => guide.sections), ...library.questions];
  return all.flatMap(({ id, key }) => {
    const other = seen.get(key);
    seen.set(key, id);
    return other === undefined || other === id
      ? []
      : [
          {
            file: id,
            line: 1,
            what: `${id} and ${other} share the key ${key}`,
            todo: 'rename one heading or question',
          },
        ];
  });
}
