import { existsSync, openSync, readSync } from 'node:fs';

const headBytes = 100;
const logHeadBytes = 32;
const frameHeadBytes = 24;
const saltBytes = 8;

interface Sizes {
  readonly file: number;
  readonly log: number;
}

/** `replaced`: the log is another one than was written. */
export type Torn = 'file' | 'log' | 'replaced';

/**
 * Which of the two was cut or written over, by what SQLite says of them in the index beside the log
 * (https://www.sqlite.org/walformat.html#walidxfmt). Both stay open for good: who closes the index gives up the locks that
 * SQLite has on it. `sizes`: undefined where they cannot be told.
 */
export function readLogIndex(file: string, sizes: () => Sizes | undefined): () => Torn | undefined {
  // A file that was renamed while this process still has it open keeps the index of its old name.
  if (!existsSync(`${file}-shm`)) return () => undefined;
  const index = openSync(`${file}-shm`, 'r');
  const log = openSync(`${file}-wal`, 'r');
  const [head, logHead] = [Buffer.alloc(headBytes), Buffer.alloc(logHeadBytes)];
  // In the order of the machine.
  const [words, halves] = [
    new Uint32Array(head.buffer, head.byteOffset, 25),
    new Uint16Array(head.buffer, head.byteOffset, 20),
  ];
  let last = { file: 0, saved: 0, salt: '' };

  return () => {
    readSync(index, head, 0, headBytes, 0);
    const now = sizes(); // after the index, for a visitor that writes makes the log longer first
    if (!now) return undefined;
    const [frames = 0, pages = 0] = [words[4], words[5]];
    const half = halves[7] ?? 0;
    const pageBytes = half === 1 ? 65_536 : half;
    // Only a log that is saved makes the file smaller, after VACUUM, and one that is saved to its end leaves it whole.
    const [saved = 0, salt] = [words[24], head.toString('latin1', 32, 32 + saltBytes)];
    const isSaved = saved >= frames;
    const isSmaller = now.file < last.file && saved === last.saved && salt === last.salt;
    if (now.file < pages * pageBytes && (isSaved || isSmaller)) return 'file';
    last = { file: now.file, saved, salt };
    if (frames === 0) return undefined;
    readSync(log, logHead, 0, logHeadBytes, 0);
    const isSameLog = logHead.subarray(16, 16 + saltBytes).equals(head.subarray(32, 32 + saltBytes));
    const isWhole = now.log >= logHeadBytes + frames * (frameHeadBytes + pageBytes);
    if (!isSameLog) return 'replaced';
    return isWhole ? undefined : 'log';
  };
}
