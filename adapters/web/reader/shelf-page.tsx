import type { Guide, Library } from '../../../src/library/model.ts';
import { productName, ReaderPage } from '../shell.tsx';
import { packsOf } from './beside.tsx';
import { guidePath, sectionPath, titleOf } from './paths.ts';
import type { Reading } from './reading.ts';

/** What is read while something burns: the anchor that the incident guides share. */
const fire = 'when-it-is-on-fire';

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
      <FireCard library={library} />
      {packsOf(library).map(({ name, guides }) => (
        <section class="pack">
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

/** The general guide's first steps, and each guide's own. */
function FireCard({ library }: { readonly library: Library }) {
  const general = library.guides.find((guide) => guide.isGeneral);
  const burning = library.guides.flatMap((guide) => library.section(`${guide.slug}#${fire}`) ?? []);
  return (
    <section class="fire-card" aria-labelledby="fire">
      <h2 id="fire">Is something on fire?</h2>
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
      <ul>
        {burning.map((section) => (
          <li>
            <a href={sectionPath(section)}>{library.guide(section.guide)?.short ?? section.guide}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What to do now, on a page of its own. */
export function FirePage({ library, version }: Reading) {
  return (
    <ReaderPage
      title={`On fire · ${productName}`}
      description="Where to start while production burns."
      version={version}
    >
      <h1>On fire</h1>
      <FireCard library={library} />
    </ReaderPage>
  );
}
