import type { SocketModeReceiver } from '@slack/bolt';
import { EnvHttpProxyAgent } from 'undici';

/** `except`: hosts that are reached directly, as in `NO_PROXY`. */
interface Proxy {
  readonly url: string;
  readonly except: string | undefined;
}

export type Dispatcher = NonNullable<ConstructorParameters<typeof SocketModeReceiver>[0]['dispatcher']>;

interface Way {
  readonly fetch: typeof globalThis.fetch;
  readonly dispatcher: Dispatcher;
}

/** Requests and sockets by a proxy, as `HTTPS_PROXY` and `NO_PROXY` name it. */
export function throughProxy({ url, except = '' }: Proxy): Way {
  const dispatcher = new EnvHttpProxyAgent({ httpProxy: url, httpsProxy: url, noProxy: except });
  // Node's own fetch, which knows Node's own FormData; its types name the dispatcher of an older undici.
  const fetch: Way['fetch'] = (input, init) =>
    globalThis.fetch(input, { ...init, dispatcher: dispatcher as never });
  return { fetch, dispatcher };
}
