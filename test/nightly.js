// What takes too long for every change: the whole suite on the newer releases of Node, a million strange inputs,
// four hundred foreign files, and a thousand kills.
import { spawnSync } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const runtimes = join(root, 'tools', 'runtimes');

/** With a release of Node first on the path, so that what the tests start runs on it as well. */
function run(command, args, bin) {
  const PATH = bin ? `${bin}${delimiter}${process.env.PATH}` : process.env.PATH;
  console.log(`\n> ${[command, ...args].join(' ')}`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH } });
  return status === 0;
}

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const onNode = (name) => {
  const bin = join(runtimes, 'node_modules', name, 'bin');
  return () => run(join(bin, 'node'), [vitest, 'run'], bin);
};
const steps = [
  ['runtimes', () => run('npm', ['ci', '--ignore-scripts', '--prefix', runtimes])],
  ['Node 22', onNode('node22')],
  ['Node 24', onNode('node24')],
  ['a million strange inputs', () => run('npm', ['run', 'fuzz'])],
  ['four hundred foreign files', () => run('npm', ['run', 'test:foreign'])],
  ['a thousand kills', () => run('npm', ['run', 'test:faults'])],
];

const failed = steps.filter(([, step]) => !step()).map(([name]) => name);
console.log(failed.length > 0 ? `\nFailed: ${failed.join(', ')}` : '\nEverything passed.');
process.exitCode = failed.length > 0 ? 1 : 0;
