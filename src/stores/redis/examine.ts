import { parseAddress } from './address.ts';
import { checkedLink, readInfo } from './check.ts';
import { type Judged, judge, parseInfo } from './judge.ts';
import { createKeys } from './keys.ts';
import { deniedCommands } from './rights.ts';

/** Looks whether a Redis is one that data can be trusted to. Throws StoreRefused, or StoreAway. */
export async function examineRedis(url: string): Promise<{
  readonly version: string;
  readonly judged: readonly Judged[];
}> {
  const { prefix } = parseAddress(url);
  const link = checkedLink(url, prefix);
  try {
    await link.check();
    const [info, denied] = await Promise.all([readInfo(link), deniedCommands(link, createKeys(prefix))]);
    const rights = denied.map((command) => `+${command}`).join(' ');
    const barred = { problem: 'this user may not use all that is needed', remedy: `grant ${rights}` };
    return {
      version: parseInfo(info).get('redis_version') ?? 'of unknown version',
      judged: [...judge(info), ...(denied.length > 0 ? [barred] : [])],
    };
  } finally {
    link.close();
  }
}
