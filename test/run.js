// The whole suite on a bare machine: installs what is missing, checks, builds, lints and tests.
// The last line counts: "N passed, N failed".
import { spawnSync } from 'node:child_process';
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

const steps = [
  ['packages', () => existsSync('node_modules/.package-lock.json') || run('npm', 'ci')],
  ['system programs', () => run(process.execPath, 'test/system-programs.js')],
  [
    'tools',
    () => existsSync('tools/node_modules/.package-lock.json') || run('npm', 'ci', '--prefix', 'tools'),
  ],
  ['check', () => run('npm', 'run', '--silent', 'check')],
  ['build', () => run('npm', 'run', '--silent', 'build')],
  ['content', () => run(process.execPath, 'bin/coach.js', 'lint')],
  ['blocks', () => run('npm', 'run', '--silent', '--prefix', 'tools', 'check-blocks')],
];

let passed = 0;
const failed = [];
for (const [name, step] of steps) {
  if (step()) passed++;
  else failed.push(name);
}
const tests = runTests();
if (failed.length > 0) console.error(`\nFailed: ${failed.join(', ')}`);
console.log(`\n${passed + tests.passed} passed, ${failed.length + tests.failed} failed`);
process.exitCode = failed.length + tests.failed > 0 ? 1 : 0;
