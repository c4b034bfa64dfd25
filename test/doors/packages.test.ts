import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const Package = z.object({
  license: z.string().optional(),
  integrity: z.string().optional(),
  hasInstallScript: z.boolean().optional(),
  dev: z.boolean().optional(),
});
const Lock = z.object({ packages: z.record(z.string(), Package) });

const { packages } = Lock.parse(
  JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')),
);
const installed = Object.entries(packages).filter(([path]) => path !== '');
/** Whoever runs or passes on the bot owes no more than a notice. */
const allowed = new Set(
  ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'PSF-2.0'].concat(
    'MIT OR Apache-2.0',
    'MPL-2.0', // of its own files alone
  ),
);

describe('every package that is installed', () => {
  it('has a licence that asks for no more than a notice', () => {
    expect(installed.filter(([, { license = 'none' }]) => !allowed.has(license))).toEqual([]);
    expect(installed.length).toBeGreaterThan(100);
  });

  it('is what it was when it was chosen, and runs nothing when it is installed', () => {
    const wrong = installed.filter(([, one]) => !one.integrity || one.hasInstallScript);

    expect(wrong.map(([path]) => path)).toEqual([]);
  });
});
