import type { Guide } from '../../../src/library/model.ts';
import { productName, ReaderPage } from '../shell.tsx';
import { packsOf } from './beside.tsx';
import { FireCard } from './fire-page.tsx';
import { guidePath } from './paths.ts';
import type { Reading } from './reading.ts';

/** All guides, those for a fire first. */
export function ShelfPage({ library, version }: Reading) {
  return (
    <ReaderPage
      title={`${productName}: guides for people who run production`}
      description="What to do when production burns, and what to learn before it does: steps, commands and reasons, a section at a time."
      version={version}
    >
      <div class="hero">
        <h1>Guides for people who run production</h1>
        <p>
          Say what you see, in your own words, or paste the alert. You get the section that helps, and not a
          document.
        </p>
      </div>
      <FireCard library={library} headings={['h2', 'h3']} />
      {packsOf(library).map(({ id, name, guides }) => (
        <section class="pack" id={id}>
          <h2>{name}</h2>
          <ul class="shelf">
            {guides.map((guide) => (
              <GuideCard guide={guide} />
            ))}
          </ul>
        </section>
      ))}
    </ReaderPage>
  );
}

function GuideCard({ guide }: { readonly guide: Guide }) {
  const facts = [guide.level, `${guide.minutes} min`, `${guide.sections.length} sections`];
  return (
    <li>
      <h3>
        <a href={guidePath(guide)}>{guide.title}</a>
      </h3>
      <p>{guide.summary}</p>
      <p class="small">{facts.filter(Boolean).join(' · ')}</p>
    </li>
  );
}
