import { createWeb } from '../../adapters/web/web.ts';
import { createPreview } from '../../src/app/preview.ts';
import { drillLibrary } from '../builders/drill-library.ts';
import { searchOf } from '../builders/search-of.ts';
import type { Door } from './doors.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** The pages of the reader, by the path and the query of a request; an answer of 5xx is a failure. */
export async function readerDoor(): Promise<Door> {
  const library = drillLibrary();
  const search = await searchOf(library);
  const web = createWeb({
    library: () => library,
    search: () => search,
    playground: 'off',
    reader: 'all',
    diagram: async () => undefined,
    log: silent,
    clock: () => 0,
    move: undefined,
    home: 'guides',
    wait: async () => undefined,
    preview: createPreview({ commandPrefix: '', publicUrl: undefined }),
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
