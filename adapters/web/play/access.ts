import type { Context } from 'hono';

/** From this machine, by a name of this machine, and not by a proxy that stands on it. Who is not known is far. */
export function isHere(context: Context): boolean {
  const host = new URL(context.req.url).hostname;
  const remote: unknown = context.env?.incoming?.socket?.remoteAddress;
  const isNear = typeof remote === 'string' && /^(127\.|::1$|::ffff:127\.)/.test(remote);
  const isPassedOn = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) =>
    context.req.header(name),
  );
  return isNear && !isPassedOn && ['localhost', '127.0.0.1', '[::1]'].includes(host);
}

export function isSameOrigin(context: Context): boolean {
  const origin = context.req.header('origin');
  return origin === undefined || origin === new URL(context.req.url).origin;
}
