import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

  it('hold no marks that a merge left', () => {
    const pages = ['.', 'docs'].flatMap((folder) =>
      readdirSync(new URL(`../${folder}`, import.meta.url))
        .filter((name) => name.endsWith('.md'))
        .map((name) => `${folder}/${name}`),
    );
    const isMark = (line: string): boolean => ['<<<<<<<', '>>>>>>>'].some((mark) => line.startsWith(mark));

    expect(pages).toContain('docs/security.md');
    expect(pages.filter((page) => read(page).split('\n').some(isMark))).toEqual([]);
  });

  it('name a test that exists in every row of the threat model', () => {
    const [, ...rows] = read('docs/security.md')
      .split('\n')
      .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'));
    const testsOf = (row: string): readonly string[] => row.match(/test\/[\w/-]+\.test\.ts/g) ?? [];

    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter((row) => testsOf(row).length === 0)).toEqual([]);
    expect(
      testsOf(read('docs/security.md')).filter((path) => !existsSync(new URL(`../${path}`, import.meta.url))),
    ).toEqual([]);
  });
});
