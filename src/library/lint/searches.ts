import type { Problem } from '../model.ts';
import type { Draft } from './draft.ts';

/** What people type leads to one section: written twice, it would tell nothing. */
export function searches(drafts: readonly Draft[]): readonly Problem[] {
  const owners = new Map<string, string>();
  return drafts.flatMap((draft) =>
    Object.entries(draft.guide.searches ?? {}).flatMap(([anchor, typed]) =>
      typed.flatMap((words) => {
        const owner = owners.get(words.toLowerCase());
        const section = `${draft.guide.slug}#${anchor}`;
        owners.set(words.toLowerCase(), owner ?? section);
        return owner === undefined
          ? []
          : [
              draft.at(
                2,
                `searches: "${words}" stands for ${owner} too`,
                'keep it where it is answered better',
              ),
            ];
      }),
    ),
  );
}
