import type { Guide, Section } from '../../../src/library/model.ts';
import { wholeMinutes } from '../../../src/library/reading-time.ts';
import { type Pen, RichText } from '../rich.tsx';
import { productName, ReaderPage } from '../shell.tsx';
import { Contents, Crumbs, GuideList, Neighbours, packStep } from './beside.tsx';
import { Enough } from './enough.tsx';
import { guidePath, pagesOf, sectionPath, titleOf } from './paths.ts';
import type { Reading } from './reading.ts';
import { questionsOf, type Tried, TryOut } from './try-out.tsx';

interface SectionProps extends Reading {
  readonly guide: Guide;
  readonly section: Section;
  readonly pen: Pen;
  readonly said: Said;
}

/** What was said on the page just now. */
export interface Said {
  readonly tried: Tried | undefined;
  /** undefined: nobody is asked whether it was enough. */
  readonly isThanked: boolean | undefined;
}

/** One section, for somebody who came for it alone. */
export function SectionPage({ guide, section, library, version, pen, said }: SectionProps) {
  const questions = questionsOf(library, section);
  const parts = pagesOf(guide);
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
        <Crumbs steps={[packStep(guide), { href: guidePath(guide), title: guide.short }]} />
        <h1>{title}</h1>
        <p class="small">
          {wholeMinutes(section.minutes)} min ·{' '}
          <a href={`${guidePath(guide)}#${section.anchor}`}>in the whole guide</a>
        </p>
        <RichText rich={section.body} pen={pen} />
      </article>
      {questions.length > 0 && (
        <TryOut section={section} questions={questions} tried={said.tried} pen={pen} />
      )}
      {said.isThanked !== undefined && <Enough section={section} isThanked={said.isThanked} />}
      <Neighbours before={step(parts[at - 1])} after={step(parts[at + 1])} />
    </ReaderPage>
  );
}
