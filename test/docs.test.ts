import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderConfigTable, renderEnvExample } from '../src/cli/config-docs.ts';

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

describe('the documents', () => {
  it('show every variable in the README as the schema has it (npm run docs writes it)', () => {
    expect(read('README.md')).toContain(renderConfigTable());
  });

  it('list every variable in .env.example as the schema has it (npm run docs writes it)', () => {
    expect(read('.env.example')).toBe(renderEnvExample());
  });
});
