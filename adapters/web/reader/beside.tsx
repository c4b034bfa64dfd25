import type { Guide, Library } from '../../../src/library/model.ts';
import { guidePath, pagesOf, sectionPath, titleOf } from './paths.ts';

const packNames: Readonly<Record<string, string>> = {
  own: 'Your runbooks',
  incidents: 'Incidents',
  running: 'Running systems',
  building: 'Building',
};

const idOfPack = (pack: string): string => `pack-${pack}`;

interface Shelved {
  /** Of its place among all guides. */
  readonly id: string;
  readonly name: string;
  readonly guides: readonly Guide[];
}

/** The packs that hold a guide, in the order of need. */
export function packsOf(library: Library): readonly Shelved[] {
  return Object.entries(packNames)
    .map(([pack, name]) => ({
      id: idOfPack(pack),
      name,
      guides: library.guides.filter((guide) => guide.pack === pack),
    }))
    .filter(({ guides }) => guides.length > 0);
}

export function packStep({ pack }: Guide): Step {
  return { href: `/guides#${idOfPack(pack)}`, title: packNames[pack] ?? pack };
}

/** All guides, next to the text. */
export function GuideList({ library, current }: { readonly library: Library; readonly current: Guide }) {
  return (
    <nav class="guides" aria-label="All guides">
      {packsOf(library).map(({ name, guides }) => (
        <details open={guides.length < 40}>
          <summary>{name}</summary>
          <ul>
            {guides.map((guide) => (
              <li>
                <a href={guidePath(guide)} aria-current={guide === current ? 'page' : undefined}>
                  {guide.short}
                </a>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </nav>
  );
}

interface ContentsProps {
  readonly guide: Guide;
  /** The anchor of the section that is shown alone; undefined: the whole guide is. */
  readonly current?: string;
}

/** The sections, next to the text; on a phone above it and folded. Its script marks the one that is read. */
export function Contents({ guide, current }: ContentsProps) {
  const isWhole = current === undefined;
  return (
    <nav class="contents" aria-label={isWhole ? 'On this page' : 'In this guide'} data-follow={isWhole}>
      <details>
        <summary>{isWhole ? 'On this page' : 'In this guide'}</summary>
        <ol>
          {pagesOf(guide).map((section) => (
            <li>
              <a
                href={isWhole ? `#${section.anchor}` : sectionPath(section)}
                aria-current={section.anchor === current ? 'page' : undefined}
              >
                {titleOf(guide, section)}
              </a>
            </li>
          ))}
        </ol>
      </details>
      {isWhole && <p class="left" data-minutes={guide.minutes} hidden />}
    </nav>
  );
}

interface Step {
  readonly href: string;
  readonly title: string;
}

export function Crumbs({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <nav class="crumbs" aria-label="Breadcrumb">
      <ol>
        {steps.map(({ href, title }) => (
          <li>
            <a href={href}>{title}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface NextProps {
  readonly before: Step | undefined;
  readonly after: Step | undefined;
}

export function Neighbours({ before, after }: NextProps) {
  return (
    <nav class="neighbours" aria-label="Previous and next">
      {before && (
        <a rel="prev" href={before.href}>
          <span>Previous</span>
          {before.title}
        </a>
      )}
      {after && (
        <a rel="next" class="after" href={after.href}>
          <span>Next</span>
          {after.title}
        </a>
      )}
    </nav>
  );
}
