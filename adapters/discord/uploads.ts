import type { Platform } from '../../src/platform.ts';
import { readUpload } from '../shared/upload.ts';

const withinMs = 5000;

/** `cdn`: where Discord keeps what is uploaded; its addresses are signed, and need no token. */
export function createUploads(cdn: string): Pick<Platform, 'readUpload'> {
  const { origin: theirs } = new URL(cdn);
  return {
    readUpload: (_place, upload, mostBytes) =>
      readUpload(upload, {
        mostBytes,
        remedy: 'Try again.',
        isTheirs: ({ origin }) => origin === theirs,
        async get(url) {
          const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(withinMs) });
          return answer.status === 200 ? answer.arrayBuffer() : undefined;
        },
      }),
  };
}
