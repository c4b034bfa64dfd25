import { z } from 'zod';
import type { Uploaded } from '../../src/platform.ts';

/** A file that stood in a form: where the platform keeps it, and how many bytes it has. */
const Upload = z.object({ url: z.string(), size: z.number() });
export type Upload = z.infer<typeof Upload>;

export const writeUpload = ({ url, size }: Upload): string => JSON.stringify({ url, size });

interface Way {
  readonly mostBytes: number;
  /** Whether the platform keeps files there: what a form sends is not believed. */
  isTheirs(url: URL): boolean;
  /** undefined: it was not handed out. */
  get(url: URL): Promise<ArrayBuffer | undefined>;
  readonly remedy: string;
}

/** Reads what `writeUpload` named. Rejects with nothing: what fails is said. */
export async function readUpload(upload: string, way: Way): Promise<Uploaded> {
  const named = parse(upload);
  if (!named || !URL.canParse(named.url) || !way.isTheirs(new URL(named.url)))
    return { problem: 'That file was not uploaded here. Choose one.' };
  const tooLarge = { problem: `The file is larger than ${way.mostBytes / 1000} KB.` };
  if (named.size > way.mostBytes) return tooLarge;
  const bytes = await way.get(new URL(named.url)).catch(() => undefined); // said in the problem
  if (!bytes) return { problem: `The file could not be read. ${way.remedy}` };
  return bytes.byteLength > way.mostBytes ? tooLarge : { text: new TextDecoder().decode(bytes) };
}

function parse(upload: string): Upload | undefined {
  try {
    return Upload.safeParse(JSON.parse(upload)).data;
  } catch {
    return undefined; // typed, and no file
  }
}
