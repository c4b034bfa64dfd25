import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importRunbooks } from '../../src/library/import.ts';
import { loadLibrary } from '../../src/library/load.ts';
import { folderWith } from '../helpers/folder.ts';

const runbook = '# Roll back checkout\n\nWhat to do after KubePodCrashLooping.\n\n## Steps\n\n1. Undo it.\n';

describe('importing runbooks', () => {
  it('writes front matter that loads, before the words that were there', async () => {
    const folder = await folderWith({ 'rollback.md': runbook });

    await importRunbooks(folder, { isDry: false });
    const { library, problems } = await loadLibrary({ folders: [folder] });

    expect(problems).toEqual([]);
    expect(library.guide('rollback')).toMatchObject({
      title: 'Roll back checkout',
      signals: ['KubePodCrashLooping'],
      own: undefined,
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
});
