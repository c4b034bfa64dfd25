/** What a practice card belongs to: a short review, or questions on demand of one guide or of any. */
export type Session =
  | { readonly kind: 'review'; readonly at: number; readonly of: number }
  /** `sectionKey`: of the guide to be asked about; undefined: any guide. */
  | { readonly kind: 'demand'; readonly sectionKey: string | undefined };

/** At most fourteen characters of a button. */
export function encodeSession(session: Session): string {
  return session.kind === 'review' ? `r${session.at}.${session.of}` : `d${session.sectionKey ?? ''}`;
}

/** undefined: forged. */
export function decodeSession(text: string): Session | undefined {
  const demand = /^d([0-9a-z]{10})?$/.exec(text);
  if (demand) return { kind: 'demand', sectionKey: demand[1] };
  const review = /^r([1-9])\.([1-9])$/.exec(text);
  if (!review) return undefined;
  const session = { kind: 'review', at: Number(review[1]), of: Number(review[2]) } as const;
  return session.at <= session.of ? session : undefined;
}
