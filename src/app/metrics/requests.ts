import type { Meters } from './meters.ts';

/** Counts one request of an adapter; its method names no member, no place and no token. */
export type CountRequest = (method: string, status: number | 'failed') => void;

export function countRequests(platform: string, { requests }: Meters): CountRequest {
  return (method, status) => requests.inc({ platform, method, status: String(status) });
}

/** Slack's methods by their names; other addresses hold secrets, and are told apart by their host alone. */
export function meterFetch(fetch: typeof globalThis.fetch, count: CountRequest): typeof globalThis.fetch {
  return async (input, init) => {
    const method = methodOf(input instanceof Request ? input.url : String(input));
    try {
      const response = await fetch(input, init);
      count(method, response.status);
      return response;
    } catch (error) {
      count(method, 'failed');
      throw error;
    }
  };
}

function methodOf(url: string): string {
  const { hostname, pathname } = new URL(url);
  const [, method] = /^\/api\/([a-z.A-Z]+)$/.exec(pathname) ?? [];
  if (method) return method;
  return hostname.startsWith('hooks.') ? 'response_url' : 'other';
}
