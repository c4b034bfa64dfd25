import { StoreAway } from '../../store/store.ts';

/** Redis answers errors as text that starts with a code. Looks into what was told of it. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof StoreAway) return codeOf(error.cause);
  if (!(error instanceof Error) || error.name !== 'ReplyError') return undefined;
  if (/executing the script can't run/.test(error.message)) return 'NOPERM'; // within a script it has another code, or none
  return error.message.split(' ', 1)[0];
}

const sentences: Readonly<Record<string, string>> = {
  NOAUTH: 'Redis asks for a password: correct REDIS_URL.',
  WRONGPASS: 'Redis refuses this user or password: correct REDIS_URL.',
  NOPERM: 'Redis denies this user a command: widen its ACL.',
  READONLY: 'This Redis is a replica and takes no writes.',
  OOM: 'The memory of Redis is full: raise maxmemory.',
  MISCONF: 'Redis cannot save to its disk: see its log.',
  LOADING: 'Redis is loading its data.',
  CLUSTERDOWN: 'The Redis Cluster is down.',
};

/** Whatever Redis or the way to it says: the bot can do without the store for a while, and not without an answer. */
export function toStoreAway(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreAway || error instanceof TypeError) return error;
  if (isReadOnly(error)) return new StoreAway(sentences.READONLY, { cause: error });
  const code = codeOf(error);
  if (code === undefined) return new StoreAway('Redis is away.', { cause: error });
  return new StoreAway(sentences[code] ?? `Redis refuses: ${error.message.split(',', 1)[0]}`, {
    cause: error,
  });
}

/** Before version 7 an error within a script is told behind a text of its own. */
export function isReadOnly(error: Error): boolean {
  return error.name === 'ReplyError' && error.message.includes('READONLY');
}
