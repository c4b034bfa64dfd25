import type { Problem } from '../model.ts';
import { plainText } from '../text.ts';
import type { Draft } from './draft.ts';
import { lineOfSection } from './draft.ts';

const runLength = 14;

/** Passages of so many words that stand in two guides: one of them owns it, the other links. */
export function repeats(drafts: readonly Draft[]): readonly Problem[] {
  const seen = new Map<string, string>();
  const told = new Set<string>();
  return drafts.flatMap((draft) =>
    draft.guide.sections.flatMap((section) => {
      const prose = plainText(section.body.filter((block) => block.kind !== 'code'));
      const words = prose.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
      for (let i = 0; i + runLength <= words.length; i++) {
        const run = words.slice(i, i + runLength).join(' ');
        const owner = seen.get(run);
        if (owner === undefined) seen.set(run, draft.guide.slug);
        else if (owner !== draft.guide.slug && !told.has(`${owner} ${section.id}`)) {
          told.add(`${owner} ${section.id}`);
          return [
            draft.at(
              lineOfSection(draft, section.id),
              `"${run}" stands in ${owner} too`,
              'let one guide own it and link from the other',
            ),
          ];
        }
      }
      return [];
    }),
  );
}
