import { linesOf } from '../../../src/card/lines.ts';
import type { Guide, Library, Section } from '../../../src/library/model.ts';
import { packsOf } from './beside.tsx';

/** What is read while something burns: the anchor that the incident guides share. */
const fire = 'when-it-is-on-fire';

interface Burning {
  readonly name: string;
  readonly sections: readonly Section[];
}

/**
 * Where to start while something burns: by pack in the order of need, then the guide for unknown causes, then what the
 * other guides send their readers to most often.
 */
export function burningIn(library: Library): readonly Burning[] {
  const sent = readersSent(library);
  const rank = (guide: Guide): number =>
    guide.isGeneral ? Number.POSITIVE_INFINITY : (sent.get(guide) ?? 0);
  return packsOf(library)
    .map(({ name, guides }) => ({
      name,
      sections: guides
        .toSorted((one, other) => rank(other) - rank(one))
        .flatMap((guide) => library.section(`${guide.slug}#${fire}`) ?? []),
    }))
    .filter(({ sections }) => sections.length > 0);
}

/** How many links of other guides lead to each. */
function readersSent(library: Library): ReadonlyMap<Guide, number> {
  const sent = new Map<Guide, number>();
  for (const guide of library.guides)
    for (const slug of slugsIn(guide)) {
      const to = library.guide(slug);
      if (to && to !== guide) sent.set(to, (sent.get(to) ?? 0) + 1);
    }
  return sent;
}

function slugsIn({ sections }: Guide): readonly string[] {
  return sections
    .flatMap(({ body }) => linesOf(body))
    .flat()
    .flatMap((inline) => {
      const slug = inline.kind === 'link' && inline.url.match(/^\/guides\/([^/#]+)/)?.[1];
      return slug ? [decodeURIComponent(slug)] : [];
    });
}
