// The whole suite on a bare machine: installs what is missing, checks, builds, lints and tests.
// The last line counts: "N passed, N failed".
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

function run(command, ...args) {
  console.log(`\n> ${[command, ...args].join(' ')}`);
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'coach-tests-'));
  const report = join(folder, 'report.json');
  const ended = run(
    'npx',
    '--no-install',
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  );
  const counts = existsSync(report)
    ? JSON.parse(readFileSync(report, 'utf8'))
    : { numPassedTests: 0, numFailedTests: 1 };
  rmSync(folder, { recursive: true, force: true });
  const failed = counts.numFailedTests + counts.numPendingTests;
  return { passed: counts.numPassedTests, failed: ended ? failed : Math.max(1, failed) };
}

/** Says what it printed once it has ended, so that what runs at the same time is not mixed in. */
function runAside(command, ...args) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
  return new Promise((resolve) => {
    child.on('close', (code) => {
      console.log(`\n> ${[command, ...args].join(' ')}\n${said.trimEnd()}`);
      resolve(code === 0);
    });
  });
}

/** What a bare machine lacks, one after the other. */
const preparing = [
  ['packages', () => existsSync('node_modules/.package-lock.json') || run('npm', 'ci')],
  ['system programs', () => run(process.execPath, 'test/system-programs.js')],
  [
    'tools',
    () => existsSync('tools/node_modules/.package-lock.json') || run('npm', 'ci', '--prefix', 'tools'),
  ],
  ['build', () => run('npm', 'run', '--silent', 'build')],
];

const npm = (...words) => runAside('npm', 'run', '--silent', ...words);
/** Each takes one processor; longest first, as many at a time as tests. */
const checks = [
  ['types', () => npm('check:types')],
  ['blocks', () => npm('--prefix', 'tools', 'check-blocks')],
  ['types of the pages', () => npm('check:pages')],
  ['content', () => runAside(process.execPath, 'bin/coach.js', 'lint')],
  ['style', () => npm('check:style')],
  ['what nobody uses', () => npm('check:unused')],
];
const atOnce = 2;

let passed = 0;
const failed = [];
const count = (name, isFine) => {
  if (isFine) passed++;
  else failed.push(name);
};
for (const [name, step] of preparing) count(name, step());
const waiting = checks.values();
const lane = async () => {
  for (const [name, step] of waiting) count(name, await step());
};
await Promise.all(Array.from({ length: atOnce }, lane));
const tests = runTests();
if (failed.length > 0) console.error(`\nFailed: ${failed.join(', ')}`);
console.log(`\n${passed + tests.passed} passed, ${failed.length + tests.failed} failed`);
process.exitCode = failed.length + tests.failed > 0 ? 1 : 0;
