import type { Context } from 'hono';

/** What proxies and tunnels add, whoever makes them. */
const passedOn = /^(?:x-)?forwarded|^via$|-ip$|^x-(?:arr|amzn|azure|envoy|original|proxy)/;

/** From this machine, by a name of this machine, and not by a proxy that stands on it. Who is not known is far. */
export function isHere(context: Context): boolean {
  const host = new URL(context.req.url).hostname;
  const incoming = context.env?.incoming;
  const remote: unknown = incoming?.socket?.remoteAddress;
  const isNear = typeof remote === 'string' && /^(127\.|::1$|::ffff:127\.)/.test(remote);
  // nginx as it comes names this machine, adds nothing, and speaks as no browser does.
  const isPassedOn =
    incoming?.httpVersion === '1.0' || Object.keys(context.req.header()).some((name) => passedOn.test(name));
  return isNear && !isPassedOn && ['localhost', '127.0.0.1', '[::1]'].includes(host);
}

export function isSameOrigin(context: Context): boolean {
  const origin = context.req.header('origin');
  return origin === undefined || origin === new URL(context.req.url).origin;
}
