import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from './builders/folder.ts';

const program = new URL('../tools/paper.js', import.meta.url).pathname;

function run(...args: readonly string[]): string {
  return execFileSync(process.execPath, [program, ...args], { encoding: 'utf8' });
}

describe('a blind paper', () => {
  it('is the same for one seed, and another for another', () => {
    const [first, again, other] = ['7', '7', '8'].map((seed) =>
      run(seed, '--count', '5', '--guides', 'slo-design'),
    );

    expect(first).toBe(again);
    expect(first).not.toBe(other);
    expect(first?.match(/^\d\. /gm)).toHaveLength(5);
  });

  it('marks answers in all, by difficulty and by how they were known', async () => {
    const letters = ['A', 'B', 'C', 'D'];
    const folder = await folderWith(
      Object.fromEntries(
        letters.map((letter) => [letter, `1 ${letter} field\n2. ${letter} field\n3 ${letter}\n`]),
      ),
    );
    const marks = letters.map((letter) =>
      run('7', '--count', '3', '--guides', 'slo-design', '--mark', join(folder, letter)),
    );

    const rightOf = (name: string) =>
      marks.map((one) => Number(one.match(new RegExp(`^${name}: (\\d) of`, 'm'))?.[1] ?? 0));
    const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
    expect(sum(rightOf('all'))).toBe(3);
    expect(sum(['1', '2', '3'].flatMap((level) => rightOf(`difficulty ${level}`)))).toBe(3);
    expect(sum(rightOf('field'))).toBe(2);
    expect(marks.join('\n').match(/ is wrong, /g)).toHaveLength(9);
  });
});
