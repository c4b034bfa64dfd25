import type { Token } from 'markdown-it';
import { toLine } from '../markdown.ts';
import { plainLine } from '../text.ts';
import type { Draft, Rule } from './draft.ts';

/** The languages that a program checks, and plain text. */
export const languages = [
  'bash',
  'python',
  'sql',
  'yaml',
  'json',
  'promql',
  'typescript',
  'javascript',
  'mermaid',
  'diff',
  'text',
];
const codeWidth = 72;

/** Every fence says its language, and code fits a phone. */
export const fences: Rule = (draft) =>
  draft.tokens
    .filter((token) => token.type === 'fence')
    .flatMap((token) => {
      const line = draft.lineOf(token);
      const [language = '', tag, more] = token.info.trim().split(/\s+/);
      if (!languages.includes(language))
        return [
          draft.at(
            line,
            language ? `nothing checks "${language}" blocks` : 'the block has no language',
            `name one of ${languages.join(', ')}`,
          ),
        ];
      if ((tag !== undefined && tag !== 'fragment') || more !== undefined)
        return [draft.at(line, `"${token.info}" is no tag`, 'after the language, only "fragment" may stand')];
      if (language === 'mermaid') return [];
      const rows = token.content.split('\n');
      return rows.flatMap((row, i) =>
        row.length > codeWidth
          ? [draft.at(line + 1 + i, `the line has ${row.length} characters`, `break it at ${codeWidth}`)]
          : [],
      );
    });

/** At least two diagrams, each with its caption in words. */
export const diagrams: Rule = (draft) => {
  const drawn = draft.guide.sections.flatMap((section) =>
    section.body.filter((block) => block.kind === 'diagram'),
  );
  const few =
    drawn.length < 2
      ? [draft.at(1, `there are ${drawn.length} diagrams`, 'draw two that say what the prose does not')]
      : [];
  const tokens = draft.tokens.filter((token) => token.type === 'fence' && token.info.startsWith('mermaid'));
  const bare = tokens.filter((_, i) => drawn[i]?.caption.length === 0);
  return [
    ...few,
    ...bare.map((token) =>
      draft.at(
        draft.lineOf(token),
        'the diagram has no caption',
        'put a paragraph "*Diagram: ...*" right after it',
      ),
    ),
  ];
};

export const tables: Rule = (draft) =>
  draft.tokens.flatMap((token, i) => {
    if (token.type !== 'table_open') return [];
    const end = draft.tokens.findIndex((other, k) => k > i && other.type === 'thead_close');
    const columns = draft.tokens.slice(i, end).filter((other) => other.type === 'th_open').length;
    return columns > 4
      ? [
          draft.at(
            draft.lineOf(token),
            `the table has ${columns} columns`,
            'keep it to four: it is read on a phone',
          ),
        ]
      : [];
  });

/** Headings are plain, short, and no two are alike. */
export const headings: Rule = (draft) => {
  const seen = new Set<string>();
  return draft.tokens.flatMap((token, i) => {
    if (token.type !== 'heading_open') return [];
    const words = plainLine(toLine(draft.tokens[i + 1]));
    const line = draft.lineOf(token);
    const isRepeated = seen.has(words.toLowerCase());
    seen.add(words.toLowerCase());
    return [
      ...(token.tag === 'h1'
        ? [
            draft.at(
              line,
              'the body has a first-level heading',
              'start with ##; the title stands in the front matter',
            ),
          ]
        : []),
      ...(words.length > 60
        ? [draft.at(line, `the heading has ${words.length} characters`, 'keep it to 60')]
        : []),
      ...(isRepeated ? [draft.at(line, `the heading "${words}" stands twice`, 'rename one')] : []),
      ...(/[.!?:]$/.test(words)
        ? [draft.at(line, `the heading "${words}" ends in punctuation`, 'drop it')]
        : []),
    ];
  });
};

/** No HTML, no picture, no exclamation. */
export const plainMarkdown: Rule = (draft) =>
  draft.tokens.flatMap((token) => {
    if (token.type !== 'inline') return [];
    const line = draft.lineOf(token);
    const words = token.content.replace(/`[^`]*`/g, '');
    // A title in italics may hold one: "*Release It!*".
    const shouts = /\w!(\s|$)/.test(words)
      ? [draft.at(line, 'there is an exclamation mark', 'say it plainly')]
      : [];
    return [...shouts, ...(token.children ?? []).flatMap((child) => complaints(draft, line, child))];
  });

function complaints(draft: Draft, line: number, child: Token): ReturnType<Rule> {
  if (child.type === 'image')
    return [
      draft.at(
        line,
        'there is a picture',
        'say it in words or draw it as a mermaid block: chats show no pictures here',
      ),
    ];
  if (child.type !== 'text') return [];
  return [
    ...(/<\/?[a-z][^<>]*>/i.test(child.content)
      ? [draft.at(line, 'there is HTML', 'write it in Markdown, or in code marks')]
      : []),
  ];
}
