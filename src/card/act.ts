declare const minted: unique symbol;

/** What a press does: a verb and its values, at most 90 bytes encoded. Only `defineActs` and `decodeAct` make one. */
export type Act = readonly [verb: string, ...values: readonly string[]] & { readonly [minted]: true };

/** How one value of an act is written in a button. `read` gives undefined where it was forged. */
export interface Codec<T> {
  write(value: T): string;
  read(text: string): T | undefined;
}

type Codecs = readonly Codec<unknown>[];
export type Values<P extends Codecs> = { [I in keyof P]: P[I] extends Codec<infer T> ? T : never };

/** Constructor and parser of one act. */
export interface ActOf<P extends Codecs> {
  (...values: Values<P>): Act;
  readonly verb: string;
  /** undefined: another act, or forged. */
  read(act: Act): Values<P> | undefined;
}

/** `defineActs({ read: [text, page] })` gives `acts.read('slo#burn-rate', 2)` and `acts.read.read(act)`. */
export function defineActs<const T extends Readonly<Record<string, Codecs>>>(
  table: T,
): { readonly [V in keyof T]: ActOf<T[V]> } {
  const acts = Object.entries(table).map(([verb, codecs]) => [verb, actOf(verb, codecs)]);
  return Object.fromEntries(acts) as { readonly [V in keyof T]: ActOf<T[V]> }; // key by key, as given
}

function actOf<P extends Codecs>(verb: string, codecs: P): ActOf<P> {
  const make = (...values: Values<P>): Act =>
    [verb, ...codecs.map((codec, i) => codec.write(values[i]))] as unknown as Act; // the one place that mints
  const read = (act: Act): Values<P> | undefined => {
    if (act[0] !== verb || act.length - 1 !== codecs.length) return undefined;
    const values = codecs.map((codec, i) => codec.read(act[i + 1] ?? ''));
    return values.includes(undefined) ? undefined : (values as Values<P>); // each was read by its codec
  };
  return Object.assign(make, { verb, read });
}

/** Any text: a key, or words. What it names is checked by whoever looks it up. */
export const text: Codec<string> = { write: (value) => value, read: (value) => value };

/** An opaque id, checked by whoever looks it up. */
export function id<T extends string>(): Codec<T> {
  return { write: (value) => value, read: (value) => value as T };
}

/** A page, from 1. */
export const page: Codec<number> = wholeNumber(1, 9_999);

export function wholeNumber(least: number, most: number): Codec<number> {
  return {
    write: String,
    read: (value) => {
      const number = /^\d{1,4}$/.test(value) ? Number(value) : Number.NaN;
      return number >= least && number <= most ? number : undefined;
    },
  };
}

export function oneOf<const T extends string>(...values: readonly T[]): Codec<T> {
  return { write: (value) => value, read: (value) => values.find((known) => known === value) };
}

const mostBytes = 90;
const encoder = new TextEncoder();

/** `verb|value|value`. Throws where it would not fit a button: a fault of ours, found by tests. */
export function encodeAct(act: Act): string {
  const encoded = act.join('|');
  if (act.some((value) => value.includes('|')) || !isShort(encoded))
    throw new Error(`act does not fit a button: ${act[0]}`);
  return encoded;
}

/** No unit of a text takes more than three bytes: most acts are short without counting. */
function isShort(encoded: string): boolean {
  return encoded.length * 3 <= mostBytes || encoder.encode(encoded).length <= mostBytes;
}

/** undefined: not ours. Its values are read by its handler. */
export function decodeAct(encoded: string): Act | undefined {
  const values = encoded.split('|');
  return values[0] && encoded.length <= mostBytes ? (values as unknown as Act) : undefined;
}

/** Of a button that no version knew: the bot says that it is out of date. */
export const forged = ['?'] as unknown as Act;
