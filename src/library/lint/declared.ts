import type { Problem } from '../model.ts';
import type { Draft } from './draft.ts';

/** A signal or a keyword leads to one guide: declared by two, it would be a promise that one of them breaks. */
export function declared(drafts: readonly Draft[]): readonly Problem[] {
  const owners = new Map<string, string>();
  return drafts.flatMap((draft) =>
    [...draft.guide.keywords, ...draft.guide.signals].flatMap((words) => {
      const { slug } = draft.guide;
      const written = words.toLowerCase().replace(/[^\p{L}\p{N}+#]/gu, '');
      const owner = owners.get(written) ?? slug;
      owners.set(written, owner);
      return owner === slug
        ? []
        : [draft.at(2, `"${words}" is declared by ${owner} too`, 'keep it where it is answered better')];
    }),
  );
}
