import type { WebOptions } from '../../adapters/web/options.ts';
import { createWeb } from '../../adapters/web/web.ts';
import { createPreview } from '../../src/app/preview.ts';
import type { Library } from '../../src/library/model.ts';
import type { Search } from '../../src/search/model.ts';

const nothing = (): void => undefined;

/** The pages of a library: the reader alone, unless it is told otherwise. */
export function webOf(
  library: Library,
  search: Search,
  options: Partial<WebOptions> = {},
): ReturnType<typeof createWeb> {
  return createWeb({
    library: () => library,
    search: () => search,
    playground: 'off',
    reader: 'guides',
    diagram: async () => undefined,
    log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
    clock: () => 0,
    move: undefined,
    home: 'guides',
    wait: async () => undefined,
    preview: createPreview({ commandPrefix: '', publicUrl: undefined }),
    ...options,
  });
}
