#!/usr/bin/env node
// The committed launcher: runs the compiled program, and compiles first what is stale.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const program = join(root, 'dist', 'src', 'cli.js');

/** When the newest source below a folder changed, ms. */
function newest(folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return latest;
}

function isStale() {
  if (!existsSync(program)) return true;
  const sources = ['src', 'adapters'].map((name) => join(root, name)).filter((path) => existsSync(path));
  return sources.length > 0 && Math.max(...sources.map(newest)) > statSync(program).mtimeMs;
}

if (isStale()) {
  const code = build();
  if (code === 127 && !existsSync(program)) {
    console.error(
      'Coach is not built yet and the compiler is not installed. Run: npm install && npm run build',
    );
    process.exit(1);
  }
  if (code !== 0 && code !== 127) {
    console.error('The build failed; see the messages above.');
    process.exit(1);
  }
}
const { main } = await import(program);
const code = await main(process.argv.slice(2));
// Whatever a library still holds open, a command that is done is done; what was printed is printed first.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
