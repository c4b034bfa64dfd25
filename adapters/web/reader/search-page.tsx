import type { Library } from '../../../src/library/model.ts';
import type { Found, Match } from '../../../src/search/model.ts';
import { type LinePen, LineText, type Pen, RichText } from '../rich.tsx';
import { productName, ReaderPage } from '../shell.tsx';
import { packsOf } from './beside.tsx';
import { guidePath, sectionPath, titleOf } from './paths.ts';
import type { Reading } from './reading.ts';

interface FoundProps extends Reading {
  readonly words: string;
  readonly found: Found;
  /** For the text of the best match, which is shown at once. */
  readonly bestPen: Pen | undefined;
}

/** What was found for the words in the search box; the best section stands there at once. */
export function FoundPage({ words, found, library, version, bestPen }: FoundProps) {
  const [best, ...others] = found.matches;
  const rest = found.fits ? others : found.matches;
  return (
    <ReaderPage title={`${words} · ${productName}`} version={version} words={words}>
      <h1 class="query">
        Found for <q>{words}</q>
      </h1>
      {found.fits && best && bestPen ? (
        <Best match={best} library={library} pen={bestPen} />
      ) : (
        <NothingFits {...{ library, found }} />
      )}
      {rest.length > 0 && (
        <section aria-labelledby="more">
          <h2 id="more">{found.fits ? 'Also' : 'Nearest, and probably not it'}</h2>
          <ResultList matches={rest} library={library} />
        </section>
      )}
    </ReaderPage>
  );
}

function Best({
  match,
  library,
  pen,
}: {
  readonly match: Match;
  readonly library: Library;
  readonly pen: Pen;
}) {
  const { section } = match;
  const guide = library.guide(section.guide);
  return (
    <article class="best">
      <p class="small">{guide?.title}</p>
      <h2>
        <a href={sectionPath(section)}>{guide ? titleOf(guide, section) : section.title}</a>
      </h2>
      <RichText rich={section.body} pen={pen} />
      <p class="alone">
        <a href={sectionPath(section)}>Open this section</a>
      </p>
    </article>
  );
}

/** Leads on: where to start without a cause, and all guides. */
function NothingFits({ library, found }: { readonly library: Library; readonly found: Found }) {
  const general = library.guides.find((guide) => guide.isGeneral);
  return (
    <section class="nothing" aria-labelledby="nothing">
      <h2 id="nothing">Nothing in the guides fits that</h2>
      {found.isForeign && <p>The guides are in English: ask in English, or with the technical words only.</p>}
      <ul>
        <li>Say what you see: the error, the alert, or what stopped working.</li>
        {general && (
          <li>
            Something burns, and nobody knows why: <a href={guidePath(general)}>{general.title}</a>
          </li>
        )}
        <li>
          Or look through <a href="/guides">all {library.guides.length} guides</a>:{' '}
          {packsOf(library)
            .map(({ name }) => name)
            .join(', ')}
          .
        </li>
      </ul>
    </section>
  );
}

interface ResultsProps {
  readonly matches: readonly Match[];
  readonly library: Library;
}

/** A snippet is words alone. */
const wordsOnly: LinePen = { link: () => undefined };

/** Each with where it stands and the sentence that matches; the same while somebody types. */
export function ResultList({ matches, library }: ResultsProps) {
  return (
    <ol class="found">
      {matches.map(({ section, snippet }) => {
        const guide = library.guide(section.guide);
        return (
          <li>
            <a href={sectionPath(section)}>
              <span class="where">{guide?.short ?? section.guide}</span>
              <span class="what">{guide ? titleOf(guide, section) : section.title}</span>
            </a>
            {snippet.length > 0 && (
              <p>
                <LineText line={snippet} pen={wordsOnly} />
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}

export function MissingPage({ version }: Pick<Reading, 'version'>) {
  return (
    <ReaderPage title={`Not found · ${productName}`} version={version}>
      <h1>There is no such page</h1>
      <p>
        Search above, <a href="/guides">browse the guides</a>, or start where{' '}
        <a href="/fire">something is on fire</a>.
      </p>
    </ReaderPage>
  );
}
