import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'oxc-transform';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

export interface StoreProcesses {
  /** Runs a program that has `openEmbedded` and the arguments `folder` and `args`; each line it prints is heard. */
  run(program: string, folder: string, ...args: readonly string[]): StoreProcess;
  /** The same, and no file that it writes may grow beyond so many blocks: of 512 bytes or 1 KiB, as the shell counts. */
  runWithin(blocks: number, program: string, ...args: readonly string[]): StoreProcess;
  remove(): void;
}

export interface StoreProcess {
  readonly lines: AsyncIterable<string>;
  readonly child: ChildProcess;
}

/** Another process on the same store: the stores compiled to a folder of their own, inside the project for its packages. */
export function compileStores(): StoreProcesses {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'store-child-'));
  const stores = ['src/store', 'src/stores'].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(room, name)),
  );
  for (const file of ['src/ids.ts', 'src/time.ts', ...stores]) compile(file, folder);
  const fileOf = (program: string): string => {
    const file = join(folder, `program-${Math.abs(hash(program))}.mjs`);
    writeFileSync(file, `${preamble}${program}`);
    return file;
  };
  const start = (command: string, args: readonly string[]): StoreProcess => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    return { child, lines: createInterface({ input: child.stdout }) };
  };
  return {
    run: (program, store, ...args) => start(process.execPath, [fileOf(program), store, ...args]),
    runWithin: (blocks, program, ...args) =>
      start('sh', [
        '-c',
        `ulimit -f ${blocks} && exec "$@"`,
        'sh',
        process.execPath,
        fileOf(program),
        ...args,
      ]),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const preamble = `
import { openEmbedded } from './src/stores/sqlite/open.js';
const [folder, ...args] = process.argv.slice(2);
`;

function compile(file: string, folder: string): void {
  const { code } = transformSync(file, readFileSync(join(root, file), 'utf8'), {
    target: 'es2023',
    typescript: { onlyRemoveTypeImports: true, rewriteImportExtensions: 'rewrite' },
  });
  const target = join(folder, file.replace(/\.ts$/, '.js'));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, code);
}

function hash(text: string): number {
  let sum = 0;
  for (const letter of text) sum = (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0;
  return sum;
}
