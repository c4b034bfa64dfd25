// Compiles src and adapters to dist. Stands apart from the launcher so that `npm run build` and `coach` share it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

/** Returns the exit code; 127 where the compiler is not installed. */
export function build() {
  if (!existsSync(compiler)) return 127;
  return (
    spawnSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.build.json')], {
      stdio: ['ignore', 2, 2],
    }).status ?? 1
  );
}

if (process.argv[1] && pathToFileURL(process.argv[1]).href === import.meta.url) {
  const code = build();
  if (code === 127)
    console.error('The compiler is not installed: run npm install (without --omit=dev) first.');
  process.exitCode = code;
}
