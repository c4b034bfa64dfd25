import type { Library } from '../../../src/library/model.ts';
import { productName, ReaderPage } from '../shell.tsx';
import { burningIn } from './fire-order.ts';
import { sectionPath, titleOf } from './paths.ts';
import type { Reading } from './reading.ts';

/** What to do now, on a page of its own. */
export function FirePage({ library, version }: Reading) {
  return (
    <ReaderPage
      title={`On fire · ${productName}`}
      description="Where to start while production burns."
      version={version}
    >
      <FireCard library={library} headings={['h1', 'h2']} />
    </ReaderPage>
  );
}

interface FireProps {
  readonly library: Library;
  /** Of the card and of its lists. */
  readonly headings: readonly ['h1', 'h2'] | readonly ['h2', 'h3'];
}

/** The general guide's first steps, and each guide's own. */
export function FireCard({ library, headings: [Title, Name] }: FireProps) {
  const general = library.guides.find((guide) => guide.isGeneral);
  return (
    <section class="fire-card" aria-labelledby="fire">
      <Title id="fire">Is something on fire?</Title>
      {general && (
        <p>
          Nobody knows why yet:{' '}
          {general.sections.slice(0, 4).map((section, i) => (
            <>
              {i > 0 && ' · '}
              <a href={sectionPath(section)}>{titleOf(general, section)}</a>
            </>
          ))}
        </p>
      )}
      {burningIn(library).map(({ name, sections }) => (
        <>
          <Name>{name}</Name>
          <ul>
            {sections.map((section) => (
              <li>
                <a href={sectionPath(section)}>{library.guide(section.guide)?.short ?? section.guide}</a>
              </li>
            ))}
          </ul>
        </>
      ))}
    </section>
  );
}
