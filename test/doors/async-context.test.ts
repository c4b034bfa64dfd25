import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');

/** Of a process that draws a missing page. Where every promise is followed, each has an id of its own. */
const program = `
import { executionAsyncId } from 'node:async_hooks';
import { build } from './bin/build.js';
build();
const { createWeb } = await import('./dist/adapters/web/web.js');
const pages = createWeb({ reader: 'guides', playground: 'off', home: 'guides' });
const page = await pages.fetch(new Request('http://localhost/nothing'));
const followed = await Promise.resolve().then(executionAsyncId);
console.log(JSON.stringify([page.status, (await page.text()).includes('<html'), followed]));
`;

it('draws a page without following every promise of the process from then on', async () => {
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program], { cwd: root });

  expect(JSON.parse(stdout)).toEqual([404, true, 0]);
});
