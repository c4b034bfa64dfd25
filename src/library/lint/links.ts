import { toAnchor } from '../document.ts';
import type { Library, Problem } from '../model.ts';
import type { Draft } from './draft.ts';

/** Links lead to sections that exist, or to an https address. */
export function links(draft: Draft, library: Library): readonly Problem[] {
  return draft.tokens.flatMap((token) => {
    if (token.type !== 'inline') return [];
    const line = draft.lineOf(token);
    return (token.children ?? []).flatMap((child) => {
      const fault =
        child.type === 'link_open' ? faultOf(String(child.attrGet('href') ?? ''), draft, library) : undefined;
      return fault ? [draft.at(line, fault.what, fault.todo)] : [];
    });
  });
}

/** `related` names guides that exist, and not the guide itself. */
export function related(draft: Draft, library: Library): readonly Problem[] {
  const wrong = draft.guide.related.filter((slug) => slug === draft.guide.slug || !library.guide(slug));
  return wrong.map((slug) =>
    draft.at(
      2,
      `related names "${slug}", which is no other guide`,
      `use one of ${library.guides
        .slice(0, 3)
        .map((guide) => guide.slug)
        .join(', ')}, ...`,
    ),
  );
}

function faultOf(href: string, draft: Draft, library: Library): { what: string; todo: string } | undefined {
  if (href.startsWith('https://')) return undefined;
  const [, slug = draft.guide.slug, anchor] = href.match(/^(?:\.\.\/([\w-]+)\/guide\.md)?(?:#(.+))?$/) ?? [];
  if (!/^(\.\.\/[\w-]+\/guide\.md)?(#.+)?$/.test(href) || href === '')
    return {
      what: `the link "${href}" leads nowhere`,
      todo: 'write ../slug/guide.md#anchor, #anchor, or an https address',
    };
  const guide = library.guide(slug);
  if (!guide)
    return { what: `the link names the guide "${slug}", which does not exist`, todo: 'correct the slug' };
  if (anchor === undefined || guide.sections.some((section) => section.anchor === anchor)) return undefined;
  if (slug === draft.guide.slug && headingAnchors(draft).has(anchor)) return undefined;
  return {
    what: `the link leads to "#${anchor}", which ${slug} does not have`,
    todo: `use one of its sections, such as #${guide.sections[2]?.anchor ?? guide.sections[0]?.anchor ?? ''}`,
  };
}

function headingAnchors(draft: Draft): ReadonlySet<string> {
  const titles = draft.tokens.flatMap((token, i) =>
    token.type === 'heading_open' ? [draft.tokens[i + 1]?.content ?? ''] : [],
  );
  return new Set(titles.map(toAnchor));
}
