import { randomUUID } from 'node:crypto';
import { createKeys } from './keys.ts';
import { defineScript, type Link } from './link.ts';
import { asNumber } from './replies.ts';

const time = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;

/** Who runs, by when that ends to be believed. One key, so that one slot of a cluster holds it. */
const beat = defineScript(`${time}
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
redis.call('ZADD', KEYS[1], string.format('%d', now + ARGV[2]), ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
`);

const count = defineScript(`${time}return redis.call('ZCOUNT', KEYS[1], string.format('(%d', now), '+inf')`);

/** So many beats may be lost before a replica counts as dead. */
const lostBeats = 3;

/** Says at this pace that a replica runs on the data, so that they are not moved away under it. Gives back how to end it. */
export function stayAlive(
  link: Link,
  prefix: string,
  { everyMs, afterBeat }: { readonly everyMs: number; readonly afterBeat?: () => Promise<void> },
): () => Promise<void> {
  const { alive } = createKeys(prefix);
  const replica = randomUUID();
  let last: Promise<unknown> = Promise.resolve();
  const say = (): void => {
    last = link
      .run(beat, [alive], [replica, lostBeats * everyMs])
      .then(afterBeat)
      .catch(() => undefined); // the link says it is away
  };
  const timer = setInterval(say, everyMs).unref();
  say();
  return async () => {
    clearInterval(timer);
    await last;
    await link.send('zrem', alive, replica).catch(() => undefined); // it runs out by itself
  };
}

/** Whether a replica said within the last three beats that it runs. */
export async function isAlive(link: Link, prefix: string): Promise<boolean> {
  return asNumber(await link.run(count, [createKeys(prefix).alive], [])) > 0;
}
