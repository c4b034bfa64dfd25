import type { LinkTo } from './markdown.ts';
import type { Guide, Section } from './model.ts';
import { nameOfFile, stemOf } from './paths.ts';

/** The pages of a folder by their paths inside it, each with its slug. */
export interface Pages {
  slugOf(inside: string): string | undefined;
  /** By its path without the ending, or by its name as wikis write it. */
  find(path: string): string | undefined;
  /** These and no others from now on: links are followed when a page is shown. */
  replace(slugs: ReadonlyMap<string, string>): void;
}

export function createPages(): Pages {
  let slugs: ReadonlyMap<string, string> = new Map();
  const byStem = new Map<string, string>();
  const byName = new Map<string, string>();
  return {
    slugOf: (inside) => slugs.get(inside),
    find(path) {
      const stem = stemOf(path)
        .replace(/\.html?$|\/$/, '')
        .toLowerCase();
      const ends = ['', '/index', '/readme', '/_index'].map((end) =>
        byStem.get(`${stem}${end}`.replace(/^\//, '')),
      );
      return ends.find(Boolean) ?? byName.get(plain(path.replace(/^.*\//, '')));
    },
    replace(given) {
      slugs = given;
      byStem.clear();
      byName.clear();
      for (const inside of given.keys()) {
        byStem.set(stemOf(inside).toLowerCase(), inside);
        byName.set(plain(nameOfFile(inside)), inside);
      }
    },
  };
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Where a file is shown: `{path}`, `{slug}` (the path without its ending) and `{anchor}` are filled in. */
export function fillUrl(pattern: string, inside: string, anchor = ''): string {
  const whole = pattern.includes('{') ? pattern : `${pattern.replace(/\/$/, '')}/{path}#{anchor}`;
  const encode = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
  const slug = stemOf(inside).replace(/(?:^|\/)(?:readme|_?index)$/i, '');
  return whole
    .replaceAll('{path}', encode(inside))
    .replaceAll('{slug}', encode(slug))
    .replaceAll('{anchor}', anchor)
    .replace(/#$/, '');
}

/**
 * Links of one page: to an original where `pattern` says where those are shown, else to the page in the reader. What is
 * no page of the folder is a file next to it, which only an original shows.
 */
export function linksOf(inside: string, pages: Pages, pattern: string | undefined): LinkTo {
  const target = (found: string, anchor: string): string | undefined =>
    pattern ? fillUrl(pattern, found, anchor) : `/guides/${pages.slugOf(found)}${anchor ? `#${anchor}` : ''}`;
  return (href) => {
    if (/^https?:\/\//i.test(href)) return href;
    const to = targetOf(href, inside);
    if (!to) return undefined;
    if (to.path === '') return to.anchor ? `#${to.anchor}` : undefined;
    const page = pages.find(to.path);
    if (page !== undefined) return target(page, to.anchor);
    return pattern && to.isFile ? fillUrl(pattern, to.path, to.anchor) : undefined;
  };
}

interface Target {
  /** Inside the folder; empty: the page itself. */
  readonly path: string;
  readonly anchor: string;
  /** By its path, and not by the name of a page. */
  readonly isFile: boolean;
}

/** What a link of a page names in its folder; undefined: it leads out of it. */
export function targetOf(href: string, inside: string): Target | undefined {
  const isWiki = href.startsWith('wiki:');
  if (!isWiki && /^[a-z][a-z0-9+.-]*:|^\/\//i.test(href)) return undefined;
  const [written = '', anchor = ''] = decodePath(isWiki ? href.slice(5) : href).split('#');
  const [path = ''] = written.split('?', 1);
  if (path === '') return { path, anchor, isFile: false };
  if (path.startsWith('/') || isWiki) return { path: path.replace(/^\/+/, ''), anchor, isFile: false };
  const whole = join(inside, path);
  return whole === undefined ? undefined : { path: whole, anchor, isFile: true };
}

/** The path that a relative one means from a file; undefined: it leads out of the folder. */
function join(inside: string, path: string): string | undefined {
  const parts = inside.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

export function decodePath(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href; // A stray per cent sign.
  }
}

/** Where the original of a section is shown; undefined: nobody says. */
export function originalUrl(guide: Guide, section?: Section): string | undefined {
  return guide.own?.url?.replaceAll('{anchor}', section?.anchor ?? '').replace(/#$/, '');
}
