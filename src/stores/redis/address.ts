import { readFileSync } from 'node:fs';
import type { RedisOptions } from 'ioredis';
import { StoreRefused } from '../shared/schema.ts';

/** What an address such as `rediss://user:password@a:6379,b:6379/2?prefix=team&ca=/etc/ca.pem` says. */
export interface Address {
  /** Several without a sentinel are seeds of a cluster. */
  readonly hosts: readonly { readonly host: string; readonly port: number }[];
  /** The name of the master that the hosts watch. */
  readonly sentinel: string | undefined;
  readonly database: number;
  /** How each server is reached and spoken to. */
  readonly options: Pick<RedisOptions, 'username' | 'password' | 'path' | 'tls'>;
  readonly prefix: string;
}

const form = /^(rediss?|unix):\/\/(?:([^@/?]*)@)?([^@/?]*)((?:\/[^?]*)?)(?:\?([\s\S]*))?$/;
const known = ['prefix', 'ca', 'sentinel', 'db'];

/** Throws StoreRefused with what is wrong with it. */
export function parseAddress(url: string): Address {
  const [, scheme = '', login = '', hosts = '', path = '', query = ''] = form.exec(url) ?? [];
  const asked = new URLSearchParams(query);
  for (const name of asked.keys()) {
    if (known.includes(name)) continue;
    if (query.includes('@')) refuse(`has an @ after its ?${escapes}`); // the name may be of a password
    refuse(`has no setting "${name}": ${known.join(', ')}`);
  }
  const [username = '', ...rest] = login.split(':').map(decoded);
  const password = rest.join(':');
  const prefix = asked.get('prefix') ?? 'coach';
  if (!/^[\w.:-]{1,60}$/.test(prefix)) refuse('takes letters, digits and . _ : - as a prefix');
  const isSocket = scheme === 'unix';
  if (!isSocket && hosts === '') refuse(`must be an address such as redis://localhost:6379${escapes}`);
  if (!isSocket && !/^(?:\/\d*)?$/.test(path)) refuse(`names a database that is no number${escapes}`);
  return {
    hosts: isSocket ? [] : hosts.split(',').map(toHost),
    sentinel: asked.get('sentinel') ?? undefined,
    database: Number(asked.get('db') ?? (isSocket ? 0 : (/^\/(\d+)$/.exec(path)?.[1] ?? 0))),
    options: {
      ...(username && { username }),
      ...(password && { password }),
      ...(isSocket && { path: decoded(path) }),
      ...(scheme === 'rediss' && { tls: trust(asked.get('ca')) }),
    },
    prefix,
  };
}

const escapes = '; in a password write % as %25, @ as %40, / as %2F, ? as %3F and # as %23';

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return refuse(`has a % that stands for nothing${escapes}`);
  }
}

function toHost(text: string): { readonly host: string; readonly port: number } {
  const [, bracketed, host = bracketed ?? '', port = '6379'] =
    /^(?:\[([\da-f:.]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/i.exec(text) ??
    refuse(`names a host that cannot be read${escapes}`);
  return { host, port: Number(port) };
}

function trust(file: string | null): { readonly ca?: Buffer } {
  if (file === null) return {};
  try {
    return { ca: readFileSync(file) };
  } catch (error) {
    throw new StoreRefused(`The certificate ${file} of REDIS_URL cannot be read: correct ca, or its owner.`, {
      cause: error,
    });
  }
}

/** Never quotes the address: it may hold a password. */
function refuse(why: string): never {
  throw new StoreRefused(`REDIS_URL ${why}.`);
}
