import { toCallouts } from './callouts.ts';
import { withoutComments } from './comments.ts';
import { withoutContentsMarks } from './contents.ts';
import { toPlainHtml } from './html.ts';
import { type Lines, toLines, toText } from './lines.ts';
import { withoutTemplates } from './templates.ts';
import { toWikiLinks } from './wiki-links.ts';

/** Each takes what one family of tools adds to Markdown and says it in plain Markdown. Comments go first: they may hold all others. */
const dialects: readonly ((lines: Lines) => Lines)[] = [
  withoutComments,
  withoutTemplates,
  withoutContentsMarks,
  toCallouts,
  toPlainHtml,
  toWikiLinks,
];

/** A team's page as plain Markdown. Code stays as it is. */
export function toPlainMarkdown(text: string): string {
  return toText(dialects.reduce((lines, dialect) => dialect(lines), toLines(text)));
}
