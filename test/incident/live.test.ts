import { describe, expect, it } from 'vitest';
import { liveness } from '../../src/incident/live.ts';

const burns = (text: string): boolean => liveness([{ text }], 'incident', 1).chance >= 0.5;
const prose =
  'I compared three ways to lay out the settings page and wrote down what I like about each. '.repeat(25);
const pasted = (line: string): string => `\n\`\`\`\n${`${line}\n`.repeat(80)}\`\`\`\n`;

describe('a message too long to be read whole', () => {
  it('tells trouble after a long paste', () => {
    const log = pasted('INFO compiled module ok, 3 warnings, see the report for what the linter prefers');
    const trouble = 'Also: checkout is down in production for all customers since 10:02, nobody can pay.';
    expect(burns(`${prose}${log}${trouble}`)).toBe(true);
  });

  it('tells none by what is pasted into it', () => {
    const log = pasted('FATAL checkout down in production for all customers, 500 everywhere, nobody can pay');
    expect(burns(`${prose}${log}That is what my unit test prints on purpose, it is fine.`)).toBe(false);
  });
});
