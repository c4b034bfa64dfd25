import { parseAddress } from './address.ts';
import { checkedLink } from './check.ts';
import { isAlive } from './heartbeat.ts';

/** Whether a replica runs on the data. Throws StoreAway, or StoreRefused. */
export async function isInUse(url: string, prefix = parseAddress(url).prefix): Promise<boolean> {
  const link = checkedLink(url, prefix, { toRestore: true });
  try {
    return await isAlive(link, prefix);
  } finally {
    link.close();
  }
}
