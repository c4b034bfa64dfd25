// How large a team's own library may be: `npm run bench:pages [-- --sizes 1000,6000 --edits 50]`, a process for each size.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Measured } from './pages/one.ts';

const { values } = parseArgs({
  options: { sizes: { type: 'string', default: '1000,6000' }, edits: { type: 'string', default: '50' } },
});
const program = fileURLToPath(new URL('./pages/one.js', import.meta.url));

const head = [
  'own pages (MB)',
  'sections',
  'ready after s',
  'of the processor s',
  'heap MB',
  'resident MB',
  '100 pages edited: served after s',
  'longest pause ms',
  `heap after ${values.edits} edits MB`,
];
console.log(`| ${head.join(' | ')} |\n|${' --- |'.repeat(head.length)}`);
for (const size of values.sizes.split(',')) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--expose-gc', program, size, values.edits],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`${size} pages ended with ${status}: ${stderr}`);
  const one: Measured = JSON.parse(stdout);
  const pages = `${size} (${one.megabytes.toFixed(0)})`;
  const seconds = [one.ready, one.processor].map((value) => value.toFixed(1));
  const memory = [one.heap, one.resident].map((value) => value.toFixed(0));
  const edits = [one.edited.toFixed(1), one.pause.toFixed(0), one.heapAfter.toFixed(0)];
  console.log(`| ${[pages, one.sections, ...seconds, ...memory, ...edits].join(' | ')} |`);
}
