import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importRunbooks } from '../../src/library/import-pages.ts';
import { loadLibrary } from '../../src/library/load.ts';
import { folderWith } from '../builders/folder.ts';

const runbook = '# Roll back checkout\n\nWhat to do after KubePodCrashLooping.\n\n## Steps\n\n1. Undo it.\n';

describe('importing runbooks', () => {
  it('writes front matter that loads, before the words that were there', async () => {
    const folder = await folderWith({ 'rollback.md': runbook });

    await importRunbooks(folder, { isDry: false });
    const { library, problems } = await loadLibrary({ folders: [folder], isAllOwn: true });

    expect(problems).toEqual([]);
    expect(library.guide('rollback')).toMatchObject({
      title: 'Roll back checkout',
      signals: ['KubePodCrashLooping'],
      own: { path: 'rollback.md' },
      age: undefined,
    });
    expect(await readFile(join(folder, 'rollback.md'), 'utf8')).toMatch(
      /---\n# Roll back checkout\n\nWhat to do/,
    );
  });

  it('leaves a file with front matter alone, and with a dry run every file', async () => {
    const folder = await folderWith({ 'rollback.md': runbook });

    await importRunbooks(folder, { isDry: true });
    expect(await readFile(join(folder, 'rollback.md'), 'utf8')).toBe(runbook);
    await importRunbooks(folder, { isDry: false });
    const once = await readFile(join(folder, 'rollback.md'), 'utf8');
    const again = await importRunbooks(folder, { isDry: false });

    expect(again.map(({ what }) => what)).toEqual(['has front matter already']);
    expect(await readFile(join(folder, 'rollback.md'), 'utf8')).toBe(once);
  });

  it('keeps every byte that was there, whatever its line ends and its mark', async () => {
    const files = {
      'windows.md': Buffer.from('# Windows\r\n\r\nWords.\r\n'),
      'marked.md': Buffer.from('\uFEFF# Marked\n\nWords.\n'),
      'no end.md': Buffer.from('# No end\n\nTrailing   \n\n\n\tend'),
    };
    const folder = await folderWith(files);

    await importRunbooks(folder, { isDry: false });
    const { library, problems } = await loadLibrary({ folders: [folder], isAllOwn: true });
    const [windows = '', marked = '', noEnd = ''] = await Promise.all(
      Object.keys(files).map((name) => readFile(join(folder, name), 'utf8')),
    );

    expect(problems).toEqual([]);
    expect(library.guides.map(({ pack }) => pack)).toEqual(['running', 'running', 'running']);
    expect(windows).toMatch(/^---\r\ntitle: Windows\r\n[\s\S]*\r\n---\r\n# Windows\r\n\r\nWords\.\r\n$/);
    expect(windows.replaceAll('\r\n', '')).not.toContain('\n');
    expect(marked).toMatch(/^\uFEFF---\n[\s\S]*\n---\n# Marked\n\nWords\.\n$/);
    expect(noEnd).toMatch(/\n---\n# No end\n\nTrailing {3}\n\n\n\tend$/);
  });

  it('leaves alone what it cannot give a head without harm', async () => {
    const folder = await folderWith({
      'latin.md': Buffer.from('# Gr\xfc\xdfe\n\nW\xf6rter.\n', 'latin1'),
      'hugo.md': '---\ntitle: Written for Hugo\n---\n\nWords.\n',
      'nul.md': '# Nul\n\n\0\n',
      'real.md': runbook,
    });
    await symlink(join(folder, 'real.md'), join(folder, 'same.md'));
    const before = await Promise.all(
      ['latin.md', 'hugo.md', 'nul.md'].map((name) => readFile(join(folder, name))),
    );

    const done = await importRunbooks(folder, { isDry: false });
    const after = await Promise.all(
      ['latin.md', 'hugo.md', 'nul.md'].map((name) => readFile(join(folder, name))),
    );

    expect(after).toEqual(before);
    expect(done.map(({ file, kind }) => [file.slice(folder.length + 1), kind])).toEqual([
      ['nul.md:1', 'left'],
      ['hugo.md', 'kept'],
      ['latin.md', 'left'],
      ['real.md', 'written'],
      ['same.md', 'left'],
    ]);
  });
});
