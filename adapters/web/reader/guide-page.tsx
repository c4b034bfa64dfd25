import type { Guide, Section } from '../../../src/library/model.ts';
import { type Pen, RichText } from '../rich.tsx';
import { productName, ReaderPage } from '../shell.tsx';
import { Contents, Crumbs, GuideList, Neighbours, packStep } from './beside.tsx';
import { guidePath, pagesOf, sectionPath, titleOf } from './paths.ts';
import type { Reading } from './reading.ts';

interface GuideProps extends Reading {
  readonly guide: Guide;
  readonly penOf: (section: Section) => Pen;
}

/** A whole guide on one page. */
export function GuidePage({ guide, library, version, penOf }: GuideProps) {
  const at = library.guides.indexOf(guide);
  const step = (other: Guide | undefined) => other && { href: guidePath(other), title: other.title };
  return (
    <ReaderPage
      title={`${guide.title} · ${productName}`}
      description={guide.summary}
      version={version}
      aside={<GuideList library={library} current={guide} />}
      contents={<Contents guide={guide} />}
    >
      <progress class="progress" max={100} value={0} aria-label="How far you have read" hidden />
      <article>
        <Crumbs steps={[{ href: '/guides', title: 'Guides' }, packStep(guide)]} />
        <h1>{guide.title}</h1>
        <Facts guide={guide} />
        {guide.summary && <p class="summary">{guide.summary}</p>}
        {pagesOf(guide).map((section) => (
          <SectionOfGuide guide={guide} section={section} pen={penOf(section)} />
        ))}
      </article>
      <Related guide={guide} library={library} />
      <Neighbours before={step(library.guides[at - 1])} after={step(library.guides[at + 1])} />
    </ReaderPage>
  );
}

function SectionOfGuide({
  guide,
  section,
  pen,
}: {
  readonly guide: Guide;
  readonly section: Section;
  readonly pen: Pen;
}) {
  const title = titleOf(guide, section);
  return (
    <section id={section.anchor} class="part">
      <div class="titled">
        <h2>{title}</h2>
        <a class="anchor" href={`#${section.anchor}`}>
          <span aria-hidden="true">#</span>
          <span class="hidden">Link to "{title}"</span>
        </a>
      </div>
      <RichText rich={section.body} pen={pen} />
      <p class="alone">
        <a href={sectionPath(section)}>
          Only this section<span class="hidden">: {title}</span>
        </a>
      </p>
    </section>
  );
}

export function Facts({ guide }: { readonly guide: Guide }) {
  const facts = [
    guide.level,
    `${guide.minutes} minutes`,
    `${guide.sections.length} sections`,
    guide.age && `${guide.age.means} ${guide.age.on}`,
  ];
  return <p class="small">{facts.filter(Boolean).join(' · ')}</p>;
}

export function Related({ guide, library }: { readonly guide: Guide; readonly library: Reading['library'] }) {
  const related = guide.related.flatMap((slug) => library.guide(slug) ?? []);
  if (related.length === 0) return null;
  return (
    <section class="related" aria-labelledby="related">
      <h2 id="related">Related guides</h2>
      <ul>
        {related.map((other) => (
          <li>
            <a href={guidePath(other)}>{other.title}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
