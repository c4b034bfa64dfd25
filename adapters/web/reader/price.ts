import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import type { Epoch } from '../../../src/ids.ts';

/** A search takes ten milliseconds: more than anybody types, and a fraction of the processor. */
const burst = 40;
const perSecond = 20;
const mostClients = 10_000;

interface Purse {
  left: number;
  at: Epoch;
}

/** Whoever asks faster is told to wait. Behind a proxy all of its clients are one. */
export function atAPrice(clock: () => Epoch): MiddlewareHandler {
  const purses = new Map<string, Purse>();
  return async (context, next) => {
    const client = clientOf(context);
    if (client === undefined || mayAsk(purses, client, clock())) return next();
    return context.text('Too many requests: wait a second.', 429, { 'retry-after': '1' });
  };
}

function clientOf(context: Context<{ Bindings: Partial<HttpBindings> }>): string | undefined {
  return context.env?.incoming?.socket.remoteAddress;
}

function mayAsk(purses: Map<string, Purse>, client: string, now: Epoch): boolean {
  const purse = purses.get(client) ?? { left: burst, at: now };
  purse.left = Math.min(burst, purse.left + (Math.max(0, now - purse.at) / 1000) * perSecond);
  purse.at = now;
  purses.delete(client);
  purses.set(client, purse);
  const [oldest] = purses.keys();
  if (purses.size > mostClients && oldest !== undefined) purses.delete(oldest);
  if (purse.left < 1) return false;
  purse.left -= 1;
  return true;
}
