import { drillLibrary } from '../builders/drill-library.ts';
import { searchOf } from '../builders/search-of.ts';
import { webOf } from '../builders/web.ts';
import type { Door } from './doors.ts';

/** The pages of the reader, by the path and the query of a request; an answer of 5xx is a failure. */
export async function readerDoor(): Promise<Door> {
  const library = drillLibrary();
  const search = await searchOf(library);
  const web = webOf(library, search, {
    reader: 'all',
  });
  const [guide] = library.guides;
  const [section] = guide?.sections ?? [];
  return {
    name: 'pages of the reader',
    samples: [
      '/',
      '/search?q=disk+full',
      `/guides/${guide?.slug}`,
      `/guides/${guide?.slug}/${section?.anchor}`,
      '/assets/0a1b2c/reader.js',
      '/guides/%E0%A4%A?q=a&q=b',
    ],
    async read(input) {
      const page = await web.fetch(new Request(`http://coach.example/${String(input).slice(1)}`));
      if (page.status >= 500) throw new Error(`answered ${page.status}`);
      return page.text();
    },
  };
}
