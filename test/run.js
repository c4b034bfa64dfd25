// The whole suite on a bare machine: installs what is missing and says so, then checks, builds, tests and lints.
// The last line counts: "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

/** System programs the suite runs on, with their package names. */
const programs = [
  { names: ['redis-server'], apt: 'redis-server', brew: 'redis', what: 'the real Redis server' },
  {
    names: ['chromium', 'chromium-browser', 'google-chrome'],
    apt: 'chromium',
    brew: 'chromium',
    what: 'the real browser',
  },
  {
    names: ['python3'],
    apt: 'python3',
    brew: 'python',
    what: 'Python, which compiles the Python of the guides,',
  },
];

function run(command, ...args) {
  console.log(`\n> ${[command, ...args].join(' ')}`);
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

function has(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
}

function installPrograms() {
  const missing = programs.filter((program) => !program.names.some(has));
  if (missing.length === 0) return true;
  for (const { apt, what } of missing) console.log(`Installing ${apt}: ${what} is not on this machine.`);
  if (has('apt-get')) {
    const asRoot = process.getuid?.() === 0 ? [] : ['sudo'];
    const apt = (...args) => run(...asRoot, 'apt-get', ...args);
    return (
      apt('update', '-q') &&
      apt('install', '-y', '-q', '--no-install-recommends', ...missing.map((program) => program.apt))
    );
  }
  if (has('brew')) return run('brew', 'install', ...missing.map((program) => program.brew));
  console.error(
    `Neither apt-get nor brew is here. Install by hand: ${missing.map((program) => program.names[0]).join(', ')}`,
  );
  return false;
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
  ['system programs', installPrograms],
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
