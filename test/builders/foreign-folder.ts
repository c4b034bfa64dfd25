import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { isMarkdown, isPassedOver } from '../../src/library/paths.ts';
import { createChance } from './chance.ts';

const root = join(import.meta.dirname, '../..');
const depth = 1000;
const rows = (count: number, row: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => row(i)).join('\n');

/** Files that a stranger's folder may hold, each with the first words of what must be said of it; undefined: nothing. */
export const oddities: Readonly<
  Record<string, readonly [content: string | Uint8Array, said: string | undefined]>
> = {
  'odd/wide.md': [
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('# Wide\n\nWords.\n', 'utf16le')]),
    undefined,
  ],
  'odd/wide big.md': [
    Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('# Big wide\n\nWords.\n', 'utf16le').swap16()]),
    undefined,
  ],
  'odd/marked.md': ['\uFEFF# Marked\n\nWords.\n', undefined],
  'odd/latin.md': [Buffer.from('# Gr\xfc\xdfe\n\nW\xf6rter.\n', 'latin1'), undefined],
  'odd/windows.md': ['---\r\ntitle: From Windows\r\n---\r\n\r\n## Steps\r\n\r\n1. Go.\r\n', undefined],
  'odd/nul.md': ['# Nul\n\nA \0 byte.\n', 'this is no text'],
  'odd/empty.md': ['', undefined],
  'odd/blank.md': ['\n\n   \n', undefined],
  'odd/no heading.md': ['Words without a heading.\n', undefined],
  'odd/nothing said.md': ['# \n\nWords under a heading of none.\n\n## \n\nMore.\n', undefined],
  'odd/über straße.md': ['# Über\n\nWörter.\n', undefined],
  'odd/twice.md': [rows(40, () => '## Steps\n\n1. Go.\n'), undefined],
  'odd/twice-numbered.md': [
    '## Steps\n\na\n\n## Steps\n\nb\n\n## Steps 1\n\nc\n\n## Start\n\nd\n\n## !\n\ne\n',
    undefined,
  ],
  'odd/html.md': [
    '<h1 align="center">Checkout</h1>\n\n<script>alert(1)</script>\n\n<!-- hidden -->\n\n## Go\n\n<b>Undo</b>\n',
    undefined,
  ],
  'odd/links.md': [
    '# Links\n\n[up](../../../etc/passwd) [js](javascript:alert) [file](file:///etc/passwd) [web](http://wiki.example/x)\n',
    undefined,
  ],
  'odd/table.md': [
    `# Table\n\n|${' a |'.repeat(40)}\n|${' - |'.repeat(40)}\n${rows(60, (i) => `|${` cell ${i} |`.repeat(40)}`)}\n`,
    undefined,
  ],
  'odd/long-table.md': [
    `# Long\n\n| when | what |\n| - | - |\n${rows(900, (i) => `| ${i} | it happened again |`)}\n`,
    '25 KiB in 904 lines stand here without a heading; at most 24 KiB, 1,500 lines, 2,000 brackets and 8,000 marks of emphasis are read',
  ],
  'odd/wall.md': [
    `# Wall\n\n${'word '.repeat(40_000)}\n`,
    '195 KiB in 3 lines stand here without a heading; at most 24 KiB, 1,500 lines, 2,000 brackets and 8,000 marks of emphasis are read',
  ],
  'odd/5 MB.md': [
    rows(240, (i) => `## Entry ${i}\n\n${'Words of an entry, and more of them.\n\n'.repeat(540)}`),
    undefined,
  ],
  'odd/too large.md': ['word '.repeat(1_100_000), 'the file is larger than 5 MiB'],
  'odd/deep-lists.md': [`# Deep\n\n${rows(150, (i) => `${'  '.repeat(i)}- item`)}\n`, undefined],
  'odd/deep-quotes.md': [`# Deep\n\n${'> '.repeat(depth)}words\n`, undefined],
  'odd/deep-marks.md': [
    `# Deep\n\n${'['.repeat(depth)} ${'*a **b '.repeat(depth)} ${'1. '.repeat(depth)}\n`,
    undefined,
  ],
  'odd/one-word.md': [
    `# ${'x'.repeat(3000)}\n\n${'y'.repeat(12_000)}\n\n\`\`\`\n${'z'.repeat(12_000)}\n\`\`\`\n`,
    '26 KiB in 7 lines stand here without a heading; at most 24 KiB, 1,500 lines, 2,000 brackets and 8,000 marks of emphasis are read',
  ],
  'odd/rules.md': ['---\n\nWords between rules.\n\n---\n\nMore.\n', undefined],
  'odd/hugo.md': ['---\ntitle: Written for Hugo\nweight: 20\n---\n\n## Meaning\n\nWords.\n', undefined],
  'odd/broken.md': [
    '---\ntitle: "no end\nweight: [1\n---\n\n## Meaning\n\nWords.\n',
    'its front matter cannot be parsed whole',
  ],
  'odd/bomb.md': [
    `---\na: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.replace(/./g, (at) => `${at}: &${at} [${`*${String.fromCharCode(at.charCodeAt(0) - 1)},`.repeat(9)}]\n`)}---\n\n# Bomb\n\nWords.\n`,
    'its front matter cannot be parsed whole',
  ],
  'odd/no-anchor.md': [
    '---\ntitle: *gone\n---\n\n# Gone\n\nWords.\n',
    'its front matter cannot be parsed whole',
  ],
  'odd/deep-yaml.md': [
    `---\na: ${'['.repeat(1500)}\n---\n\n# Deep\n\nWords.\n`,
    'its front matter cannot be parsed whole',
  ],
  'odd/half ours.md': [
    '---\ntitle: Ours\npack: cooking\n---\n\n# Ours\n\nWords.\n',
    'pack: must be one of incidents, running, building: it is ignored',
  ],
  'odd/a-b.md': ['# One of two\n\nWords.\n', 'its slug "odd-a-b" is that of'],
  'odd/a/b.md': ['# The other\n\nWords.\n', undefined],
  'odd/deep-items.md': [
    `---\na:\n  ${'- '.repeat(10_000)}b\n---\n\n# Deep\n\nWords.\n`,
    'its front matter cannot be parsed whole',
  ],
  'odd/.hidden.md': ['# Hidden\n\nnot to be read\n', undefined],
  '.git/objects.md': ['# Hidden\n\nnot to be read\n', undefined],
};

/** Markdown files of the installed packages, each text once, by lot, as a stranger's folder of runbooks; how many. */
export async function copyMarkdown(folder: string, most: number): Promise<number> {
  const copied = new Set<string>();
  for (const path of await markdownByLot()) {
    if (copied.size === most) break;
    const text = await readFile(join(root, path), 'latin1');
    if (copied.has(text)) continue;
    copied.add(text);
    const parts = path.split('/').map((part) => (isPassedOver(part) ? `inner ${part.length}` : part));
    const to = join(folder, ...parts);
    await mkdir(dirname(to), { recursive: true });
    await writeFile(to, text, 'latin1');
  }
  return copied.size;
}

async function markdownByLot(): Promise<readonly string[]> {
  const packages = ['node_modules', 'tools/node_modules'];
  const found = packages.map(async (from) => {
    const entries = await readdir(join(root, from), { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile() && isMarkdown(entry.name));
  });
  const chance = createChance('foreign files');
  return (await Promise.all(found))
    .flat()
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)))
    .sort()
    .map((path) => ({ path, lot: chance() }))
    .sort((a, b) => a.lot - b.lot)
    .map(({ path }) => path);
}

/** Links that lead out of the folder, round in it, to nowhere, and one that stays inside. */
export async function addLinks(folder: string, outside: string): Promise<void> {
  await mkdir(join(folder, 'links/asked'), { recursive: true });
  await symlink(join(outside, 'secret.md'), join(folder, 'links/stolen.md'));
  await symlink(outside, join(folder, 'links/stolen'));
  await symlink('..', join(folder, 'links/round'));
  await symlink('loop.md', join(folder, 'links/loop.md'));
  await symlink('nothing.md', join(folder, 'links/nowhere.md'));
  await symlink('../odd/marked.md', join(folder, 'links/same.md'));
  await symlink(join(outside, 'questions.yaml'), join(folder, 'links/asked/questions.yaml'));
}

export async function addOddities(folder: string): Promise<void> {
  for (const [path, [content]] of Object.entries(oddities)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}
