import { codeOf } from './away.ts';
import type { Link } from './link.ts';
import { asList, asText } from './replies.ts';

/** A setting of the server; undefined where CONFIG is withheld, as hosts of Redis do. */
export async function readSetting(server: Pick<Link, 'send'>, name: string): Promise<string | undefined> {
  try {
    const [, value] = asList(await server.send('config', 'get', name)).map(asText);
    return value;
  } catch (error) {
    const code = codeOf(error);
    if (code !== 'NOPERM' && code !== 'ERR') throw error;
    return undefined;
  }
}
