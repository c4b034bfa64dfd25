import { execFile } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startProgram } from './builders/coach.ts';
import { folderWith } from './builders/folder.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);
const Packed = z.array(z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) }));

/** What npm would publish, and the paths in it. */
async function pack(): Promise<{ tarball: string; paths: readonly string[] }> {
  const folder = await folderWith({});
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: root });
  const [packed] = Packed.parse(JSON.parse(stdout));
  if (!packed) throw new Error('npm packed nothing');
  return { tarball: join(folder, packed.filename), paths: packed.files.map(({ path }) => path) };
}

describe('the package', () => {
  it('holds what runs, and the pages it tells to read', async () => {
    const { paths } = await pack();

    expect(
      [...new Set(paths.map((path) => path.replace(/^(dist\/\w+|docs|guides)\/.*/, '$1')))].sort(),
    ).toEqual([
      '.env.example',
      'LICENSE',
      'README.md',
      'bin/coach.js',
      'dist/adapters',
      'dist/src',
      'docs',
      'guides',
      'package.json',
    ]);
    expect(paths.filter((path) => /\.(ts|png)$|^dist\/\w+\/.*test/.test(path))).toEqual([]);
  });

  it('runs from a folder whose name no address could hold, in an empty folder, and by a link', async () => {
    const { tarball } = await pack();
    const home = join(await folderWith({}), 'a #b 100% ünd so?');
    const product = join(home, 'node_modules', 'oncall-coach');
    await mkdir(product, { recursive: true });
    await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', product]);
    await symlink(join(root, 'node_modules'), join(product, 'node_modules'));
    await mkdir(join(home, 'node_modules', '.bin'));
    await symlink('../oncall-coach/bin/coach.js', join(home, 'node_modules', '.bin', 'oncall-coach'));

    const running = await startProgram(['npx', '--no-install', 'oncall-coach', 'start'], home);
    const statuses = await Promise.all(
      ['/', '/playground', '/assets/latest/style.css', '/guides/kubernetes-operations', '/healthz'].map(
        async (path) => (await fetch(running.address + path)).status,
      ),
    );
    await running.stop();

    expect(running.said()).toContain(`Data: ${join(home, 'data')}\n`);
    expect(statuses).toEqual([200, 200, 200, 200, 200]);
    await expect(fetch(running.address)).rejects.toThrow();
  });
});
