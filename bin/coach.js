#!/usr/bin/env node
// The launcher: runs what is built, and builds first what is stale. Kept to what an old Node can read.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const program = join(root, 'dist', 'src', 'cli.js');
/** Written when a build is done, so that half a build counts as none. */
const built = join(root, 'dist', 'built');

/** Whether a version such as 20.9.0 is at least one such as 20.12. */
function isAtLeast(version, floor) {
  const [major, minor] = version.split('.').map(Number);
  const [floorMajor, floorMinor] = floor.split('.').map(Number);
  return major > floorMajor || (major === floorMajor && minor >= floorMinor);
}

/** When something below a folder was last changed, added or taken away, ms. */
function newest(folder) {
  const below = readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? newest(path) : statSync(path).mtimeMs;
  });
  return Math.max(statSync(folder).mtimeMs, ...below);
}

/** A package holds no sources, so there is nothing to build. */
function isStale() {
  const sources = ['src', 'adapters'].map((name) => join(root, name)).filter((path) => existsSync(path));
  if (sources.length === 0) return false;
  return !existsSync(built) || Math.max(...sources.map(newest)) > statSync(built).mtimeMs;
}

/** Where a package is missing, that is the thing to say. */
function reasonOf(error) {
  const [, name] = /Cannot find package '([^']+)'/.exec(error.message) || [];
  return name ? `the package ${name} is not installed: run npm ci in ${root}` : error.message;
}

/** What was built before still runs where no newer can be written, as on a read-only disk. */
async function prepare() {
  if (!isStale()) return;
  process.stderr.write('Building Oncall Coach ...\n');
  try {
    const { build } = await import('./build.js');
    build();
  } catch (error) {
    const isShut = ['EACCES', 'EPERM', 'EROFS'].includes(error.code);
    if (!isShut || !existsSync(built)) throw new Error(`The build failed: ${reasonOf(error)}`);
    process.stderr.write(
      `The sources have changed, and dist cannot be written (${error.code}): the last build runs.\n`,
    );
  }
}

async function run() {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const floor = engines.node.replace('>=', '');
  const { node } = process.versions;
  if (!isAtLeast(node, floor))
    throw new Error(
      `Oncall Coach needs Node ${floor} or later; this is Node ${node}. Newer ones: https://nodejs.org`,
    );
  await prepare();
  const { main } = await import(pathToFileURL(program).href);
  return main(process.argv.slice(2));
}

const say = (error) => {
  process.stderr.write(`${reasonOf(error)}\n`);
  return 1;
};
// Whatever a library still holds open, a command that is done is done; what was printed is printed first.
run()
  .catch(say)
  .then((code) => process.stdout.write('', () => process.stderr.write('', () => process.exit(code))));
