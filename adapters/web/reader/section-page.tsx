import type { Guide, Section } from '../../../src/library/model.ts';
import { type Pen, RichText } from '../rich.tsx';
import { productName, ReaderPage } from '../shell.tsx';
import { Contents, Crumbs, GuideList, Neighbours, packName } from './beside.tsx';
import { guidePath, partsOf, sectionPath, titleOf } from './paths.ts';
import type { Reading } from './reading.ts';

interface SectionProps extends Reading {
  readonly guide: Guide;
  readonly section: Section;
  readonly pen: Pen;
}

/** One section, for somebody who came for it alone. */
export function SectionPage({ guide, section, library, version, pen }: SectionProps) {
  const parts = partsOf(guide);
  const at = parts.indexOf(section);
  const step = (other: Section | undefined) =>
    other && { href: sectionPath(other), title: titleOf(guide, other) };
  const title = titleOf(guide, section);
  return (
    <ReaderPage
      title={`${title} · ${guide.short} · ${productName}`}
      description={section.text.slice(0, 155).replaceAll('\n', ' ')}
      version={version}
      aside={<GuideList library={library} current={guide} />}
      contents={<Contents guide={guide} current={section.anchor} />}
    >
      <article>
        <Crumbs
          steps={[
            { href: '/guides', title: packName(guide) },
            { href: guidePath(guide), title: guide.short },
          ]}
        />
        <h1>{title}</h1>
        <p class="small">
          {section.minutes} min · <a href={`${guidePath(guide)}#${section.anchor}`}>in the whole guide</a>
        </p>
        <RichText rich={section.body} pen={pen} />
      </article>
      <Neighbours before={step(parts[at - 1])} after={step(parts[at + 1])} />
    </ReaderPage>
  );
}
