import type { Block, Rich } from '../card/card.ts';
import { originalUrl } from '../library/links.ts';
import type { Guide } from '../library/model.ts';
import { plainLine, plainText } from '../library/text.ts';
import { type Command, UsageError } from './command.ts';
import { loadContent } from './content.ts';

export const read: Command = {
  name: 'read',
  summary: 'Read a guide in the terminal: its steps, or any section',
  usage: 'read [GUIDE[#SECTION]]',
  help: 'Without a guide, lists them. Without a section, prints what to do when it is on fire and lists the sections.',
  options: {},
  async run({ words, env, print }) {
    const { library } = await loadContent(env);
    const [wanted] = words;
    if (!wanted) {
      for (const guide of library.guides) print(`${guide.slug.padEnd(32)} ${guide.title}`);
      return 0;
    }
    const [slug = '', anchor] = wanted.split('#');
    const guide = library.guide(slug);
    if (!guide) throw new UsageError(`There is no guide "${slug}". coach read lists them.`);
    const section =
      guide.sections.find((one) => one.anchor === (anchor ?? 'when-it-is-on-fire')) ??
      (anchor ? undefined : guide.sections[0]);
    if (!section) throw new UsageError(`${slug} has no section "${anchor}". coach read ${slug} lists them.`);
    print(`${guide.title} › ${section.title}`);
    print(guide.own ? `${provenance(guide, guide.own)}\n` : '');
    print(draw(section.body));
    if (!anchor) print(`\nSections:\n${guide.sections.map((one) => `  ${slug}#${one.anchor}`).join('\n')}`);
    return 0;
  },
};

/** Whose it is, how old, and where its original is shown. */
function provenance(guide: Guide, own: NonNullable<Guide['own']>): string {
  const { age } = guide;
  const url = originalUrl(guide);
  return [`Your runbook ${own.path}`, ...(age ? [`${age.means} ${age.on}`] : []), ...(url ? [url] : [])].join(
    ' · ',
  );
}

function draw(rich: Rich): string {
  return rich.map(drawBlock).join('\n\n');
}

function drawBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return plainLine(block.line).toUpperCase();
    case 'list':
      return block.items
        .map((item, i) => indent(draw(item), block.start === undefined ? '- ' : `${block.start + i}. `))
        .join('\n');
    case 'code':
      return indent(block.text, '    ', '    ');
    case 'quote':
      return indent(draw(block.body), '> ', '> ');
    case 'table':
      return [block.header, ...block.rows].map((row) => row.map(plainLine).join(' | ')).join('\n');
    default:
      return plainText([block]);
  }
}

function indent(text: string, first: string, rest = ' '.repeat(first.length)): string {
  return text
    .split('\n')
    .map((row, i) => (i === 0 ? first : rest) + row)
    .join('\n');
}
