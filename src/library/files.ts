import { isUtf8 } from 'node:buffer';
import { stat as askStat } from 'node:fs';
import { constants, lstat, open, realpath, stat } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';
import type { Pause } from './document.ts';
import type { Problem } from './model.ts';

/** A text file of a folder, as it stands on disk. */
export interface TextFile {
  /** As problems name it: below the folder as the operator wrote it. */
  readonly path: string;
  /** Its path inside the folder, with slashes. */
  readonly inside: string;
  readonly text: string;
}

/** A folder that is read: nothing outside it is, wherever links lead. */
export interface Folder {
  readonly path: string;
  /** Without links. */
  readonly root: string;
}

const maxBytes = 5 * 1024 * 1024;
/** So many bytes become text in a few milliseconds. */
const decodedAtOnce = 1024 * 1024;

export async function openFolder(written: string): Promise<Folder | Problem> {
  const path = normalize(written).replace(/(.)[/\\]$/, '$1');
  try {
    const root = await realpath(path);
    if ((await stat(root)).isDirectory()) return { path, root };
    return problemOf(path, 'this is no folder', 'name the folder it is in');
  } catch {
    return problemOf(path, 'the folder is not there', 'create it, or correct GUIDES_PATH');
  }
}

/**
 * Of each file another one as soon as it is another: written, replaced, opened or shut. After each edit all of them are
 * asked for, a few at a time, so there is one promise for each few.
 */
export function stampsOf(folder: Folder, inside: readonly string[]): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const stamps: string[] = [];
    let asked = inside.length;
    if (asked === 0) resolve(stamps);
    for (const [i, path] of inside.entries())
      askStat(join(folder.root, path), (error, found) => {
        stamps[i] = error ? 'none' : `${found.ino} ${found.size} ${found.mtimeMs} ${found.ctimeMs}`;
        if (--asked === 0) resolve(stamps);
      });
  });
}

/** The file, or why it is left out; neither where it is not there. */
export async function readText(
  folder: Folder,
  inside: string,
  pause: Pause,
): Promise<{ readonly file?: TextFile; readonly problems: readonly Problem[] }> {
  const path = join(folder.path, inside);
  const wrong = (what: string, todo: string) => ({ problems: [problemOf(path, what, todo)] });
  try {
    const target = await realpath(join(folder.root, inside));
    if (!target.startsWith(folder.root === sep ? sep : folder.root + sep))
      return wrong('the link leads out of the folder', 'put the file itself there');
    const read = await readWhole(target);
    if (read === 'no file') return wrong('this is no file', 'rename it, or put a file there');
    if (read === 'too large')
      return wrong('the file is larger than 5 MiB', 'split it into guides of their own');
    const text = await decode(read.bytes, pause);
    if (text.includes('\0')) return wrong('this is no text: it holds NUL bytes', 'save it as UTF-8');
    return { file: { path, inside, text }, problems: [] };
  } catch (error) {
    if (await isDangling(join(folder.root, inside)))
      return wrong('the link leads nowhere', 'mend it, or put the file itself there');
    return { problems: unread(path, error) };
  }
}

async function isDangling(path: string): Promise<boolean> {
  const isLink = await lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => false,
  );
  return (
    isLink &&
    (await stat(path).then(
      () => false,
      () => true,
    ))
  );
}

/** By one handle, so that what was measured is what is read. */
async function readWhole(path: string) {
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK); // else a pipe waits for a writer
  try {
    const found = await handle.stat();
    if (!found.isFile()) return 'no file';
    if (found.size > maxBytes) return 'too large';
    return { bytes: await handle.readFile() };
  } finally {
    await handle.close();
  }
}

/** What is not there, or was deleted while the folder was read, is no problem. */
export function unread(path: string, error: unknown): readonly Problem[] {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  if (code === 'ENOENT') return [];
  return [problemOf(path, `it cannot be read (${code})`, 'let Coach read it, or move it out of the folder')];
}

const byMark: readonly (readonly [mark: readonly number[], encoding: string])[] = [
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** UTF-8, or UTF-16 by its mark, else Latin-1: an old file is read wrongly rather than not at all. */
async function decode(bytes: Buffer, pause: Pause): Promise<string> {
  const marked = byMark.find(([mark]) => mark.every((byte, i) => bytes[i] === byte));
  const decoder = new TextDecoder(marked?.[1] ?? (isUtf8(bytes) ? 'utf-8' : 'latin1'));
  if (bytes.length <= decodedAtOnce) return decoder.decode(bytes);
  let text = decoder.decode(bytes.subarray(0, decodedAtOnce), { stream: true });
  for (let at = decodedAtOnce; at < bytes.length; at += decodedAtOnce) {
    await pause();
    text += decoder.decode(bytes.subarray(at, at + decodedAtOnce), { stream: true });
  }
  return text + decoder.decode();
}

export function problemOf(file: string, what: string, todo: string): Problem {
  return { file, line: 1, what, todo };
}
