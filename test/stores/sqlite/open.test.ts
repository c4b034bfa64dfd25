import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '../../../src/stores/sqlite/open.ts';
import { describeStore } from '../../contracts/store.ts';

describeStore('the embedded store', async () => {
  const root = mkdtempSync(join(tmpdir(), 'coach-store-'));
  let opened = 0;
  const folder = (): string => join(root, String(opened));
  return {
    async open() {
      opened += 1;
      return openEmbedded({ folder: folder() });
    },
    raw: async () =>
      Buffer.concat(
        readdirSync(folder(), { withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => readFileSync(join(folder(), entry.name))),
      ),
    stop: async () => rmSync(root, { recursive: true, force: true }),
  };
});
