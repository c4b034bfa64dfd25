import { describe, expect, it } from 'vitest';
import { shortenStretches } from '../../src/library/slices.ts';

describe('what stands between two headings', () => {
  it('ends after 2,000 brackets, each of which may begin a link', () => {
    const { text, cut } = shortenStretches(`# A\n\n${'[<!'.repeat(3500)}\n\n# B\n`);

    expect(text).toBe(`# A\n\n${'[<!'.repeat(1999)}\n\n# B\n`);
    expect(cut).toHaveLength(1);
  });

  it('ends after 8,000 marks of emphasis', () => {
    const { text, cut } = shortenStretches(`# A\n\n${'**_'.repeat(4000)}\n\n# B\n`);

    expect(text).toBe(`# A\n\n${'**_'.repeat(2666)}*\n\n# B\n`);
    expect(cut).toHaveLength(1);
  });

  it('ends after 1,500 lines, and the next heading is read', () => {
    const { text, cut } = shortenStretches(`# Tall\n${'x\n'.repeat(3000)}# Next\n\nwords\n`);

    expect(text).toBe(`# Tall\n${'x\n'.repeat(1499)}\n# Next\n\nwords\n`);
    expect(cut).toEqual([{ line: 1, characters: 6007, lines: 3001 }]);
  });

  it('ends after 24 KiB', () => {
    const { text, cut } = shortenStretches(`# Wide\n${'x'.repeat(30_000)}`);

    expect(text).toBe(`# Wide\n${'x'.repeat(24_569)}\n\n`);
    expect(cut).toEqual([{ line: 1, characters: 30_007, lines: 1 }]);
  });
});
