/** An address that every client opens as it is written; undefined: one that some refuse, and a whole message with it. */
export function webAddress(url: string): string | undefined {
  if (!/^https?:\/\/[^\s<>"\\|]+$/.test(url) || !URL.canParse(url)) return undefined;
  return isHost(new URL(url).hostname) ? url : undefined;
}

/** A parser lets more through than platforms do: `https://a%7Chttps://b` has the host `a|https`. */
function isHost(name: string): boolean {
  return /^(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9._-]*[a-z0-9])?)$/i.test(name);
}
