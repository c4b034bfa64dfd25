/** Endings of Markdown, and of what a site makes pages of by a template over it. */
const markdown = /(?:\.html)?\.(?:md|markdown|mdown|mkd|mdx)(?:\.erb)?$/i;
const unread = /\.(rst|adoc|asciidoc|textile|org|mediawiki|wiki|creole|ipynb|docx?|pdf)$/i;
/** Names of a file that stand for its folder. */
const ofFolder = /^(?:guide|readme|_?index|home|runbook|overview)$/i;
const leftOut =
  /^(?:change-?logs?|changes|history|release-?notes|news|licen[cs]e|code[-_]of[-_]conduct|pull[-_]request[-_]template|issue[-_]template)$/i;
const leftOutFolders = new Set(['node_modules', 'bower_components', 'vendor', 'third_party']);

export function isMarkdown(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return markdown.test(name) && !leftOut.test(stemOf(name));
}

/** What holds words that are not read: `.rst`. */
export function unreadKind(name: string): string | undefined {
  const kind = name.match(unread)?.[1]?.toLowerCase();
  return kind && `.${kind}`;
}

/** Of other people, or hidden. */
export function isPassedOver(folder: string): boolean {
  return folder.startsWith('.') || leftOutFolders.has(folder);
}

/** Without its ending. */
export function stemOf(inside: string): string {
  return inside.replace(markdown, '');
}

/** What a page is called by its place: the last part of its path that is a name of its own. */
export function nameOfFile(inside: string): string {
  const parts = stemOf(inside).split('/');
  const named = parts.findLast((part) => !ofFolder.test(part)) ?? parts.at(-1) ?? inside;
  return (
    named
      .replace(/^\d{1,3}[-_. ]+(?=\p{L})/u, '')
      .replace(/[-_]+/g, ' ')
      .trim() || named
  );
}

/** `checkout/rollback.md` is `checkout-rollback`; `kubernetes/guide.md` is `kubernetes`. */
export function toSlug(inside: string): string {
  const slug = stemOf(inside)
    .replace(/\/(?:guide|readme|index)$/i, '')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return slug || 'runbook';
}
