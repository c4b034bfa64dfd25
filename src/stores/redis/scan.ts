import type { Link } from './link.ts';
import { asList, asText } from './replies.ts';

const keysAtOnce = 1000;
const workedAtOnce = 50;

/** Works on all keys that match, a few at a time. */
export async function eachKey(
  link: Link,
  glob: string,
  work: (key: string) => Promise<unknown>,
): Promise<void> {
  for await (const few of scan(link, glob, workedAtOnce)) await Promise.all(few.map(work));
}

/** All keys that match, on every server, each once; at most so many together, to be read together. */
export async function* scan(link: Link, glob: string, atMost: number): AsyncGenerator<readonly string[]> {
  const seen = new Set<string>();
  await link.send('ping'); // only what was reached once knows its servers
  for (const server of link.each()) {
    let cursor = '0';
    do {
      const [next, found] = asList(await server.send('scan', cursor, 'MATCH', glob, 'COUNT', keysAtOnce));
      cursor = asText(next);
      const fresh = [...new Set(asList(found).map(asText))].filter((key) => !seen.has(key));
      for (const key of fresh) seen.add(key);
      for (let at = 0; at < fresh.length; at += atMost) yield fresh.slice(at, at + atMost);
    } while (cursor !== '0');
  }
}
