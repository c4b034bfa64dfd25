import fc from 'fast-check';

/** Any characters but half ones. The library's own "binary" first counts them all, a second for each use. */
export function anyText(maxLength?: number): fc.Arbitrary<string> {
  const character = fc
    .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
    .map((code) => String.fromCodePoint(code));
  return fc.string({ unit: character, ...(maxLength === undefined ? {} : { maxLength }) });
}
