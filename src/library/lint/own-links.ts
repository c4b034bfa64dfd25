import { toPlainMarkdown } from '../dialects/dialects.ts';
import { parseStretches } from '../document.ts';
import { readHead } from '../head.ts';
import { createPages, decodePath, type Pages, targetOf } from '../links.ts';
import type { LoadedGuide } from '../loaded.ts';
import type { Problem } from '../model.ts';
import { isMarkdown, isPassedOver } from '../paths.ts';

interface Read {
  readonly page: LoadedGuide;
  /** Names of its headings, and those that HTML gives. */
  readonly anchors: ReadonlySet<string>;
  readonly links: readonly { readonly href: string; readonly line: number }[];
}

/** Links from page to page lead to pages and headings that are there. */
export async function ownLinks(loaded: readonly LoadedGuide[]): Promise<readonly Problem[]> {
  const folders = new Map<string, Read[]>();
  for (const page of loaded) {
    const folder = page.file.path.slice(0, -page.file.inside.length);
    folders.set(folder, [...(folders.get(folder) ?? []), await readLinks(page)]);
  }
  return [...folders.values()].flatMap((pages) => faultsOf(pages));
}

function faultsOf(read: readonly Read[]): readonly Problem[] {
  const pages = createPages();
  pages.replace(new Map(read.map(({ page }) => [page.file.inside, page.guide.slug])));
  const byPath = new Map(read.map((one) => [one.page.file.inside, one]));
  return read.flatMap(({ page, anchors, links }) =>
    links.flatMap(({ href, line }) => {
      const fault = faultOf(href, { page, anchors, pages, byPath });
      return fault ? [{ file: page.file.path, line, ...fault }] : [];
    }),
  );
}

interface Around {
  readonly page: LoadedGuide;
  readonly anchors: ReadonlySet<string>;
  readonly pages: Pages;
  readonly byPath: ReadonlyMap<string, Read>;
}

function faultOf(href: string, around: Around): Pick<Problem, 'what' | 'todo'> | undefined {
  const target = targetOf(href, around.page.file.inside);
  // Where a site begins is for the site to say.
  if (target === undefined || href.startsWith('/')) return undefined;
  const { path, anchor } = target;
  if (path === '') return hasAnchor(around.anchors, anchor) ? undefined : lostAnchor(href);
  const found = around.pages.find(path);
  if (found === undefined) {
    const isPage = isMarkdown(path) && !path.split('/').some(isPassedOver);
    return isPage ? { what: `the link "${href}" leads to no page`, todo: 'correct its path' } : undefined;
  }
  return hasAnchor(around.byPath.get(found)?.anchors ?? new Set(), anchor) ? undefined : lostAnchor(href);
}

const hasAnchor = (anchors: ReadonlySet<string>, anchor: string): boolean =>
  anchor === '' || anchor === 'top' || anchors.has(anchor.toLowerCase()) || /^L\d+/.test(anchor);

const lostAnchor = (href: string): Pick<Problem, 'what' | 'todo'> => ({
  what: `the link "${href}" leads to no heading`,
  todo: 'use the anchor of a heading',
});

async function readLinks(page: LoadedGuide): Promise<Read> {
  const { text } = page.file;
  const head = readHead(text).text;
  const stretches = await parseStretches(toPlainMarkdown(text.slice(head.length)));
  const given = [...text.matchAll(/\b(?:id|name)=["']([^"'\s]+)["']/g)].map(([, name = '']) =>
    name.toLowerCase(),
  );
  const hrefs = stretches.flatMap(({ tokens }) =>
    tokens.flatMap(({ children }) =>
      (children ?? [])
        .filter(({ type }) => type === 'link_open')
        .map((link) => String(link.attrGet('href') ?? '')),
    ),
  );
  const links = [...new Set(hrefs)].map((href) => ({ href, line: lineOf(text, href) }));
  return {
    page,
    anchors: new Set([...stretches.map(({ anchor }) => anchor.toLowerCase()), ...given]),
    links,
  };
}

/** Where it is written, as far as it is written as it is read. */
function lineOf(text: string, href: string): number {
  const at = text.indexOf(decodePath(href.replace(/^wiki:/, '')));
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
}
