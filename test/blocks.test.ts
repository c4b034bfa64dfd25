import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from './builders/folder.ts';

const container = 'containers: [{name: c, image: i}]';
const deployment = (spec: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: checkout}\nspec:\n  selector: {matchLabels: {app: checkout}}\n  template:\n    metadata: {labels: {app: checkout}}\n    spec:\n      ${spec}`;
const rules = (expr: string): string => `groups:\n- name: g\n  rules:\n  - alert: Down\n    expr: ${expr}`;
const workflow = (run: string): string => `on: push\njobs:\n  a:\n    steps:\n    - run: ${run}`;

/** One fault a language, and next to it the same without. */
const planted: readonly (readonly [fence: string, wrong: string, right: string, said: string])[] = [
  ['bash', 'if true; then', 'if true; then ls; fi', 'unexpected end of file'],
  ['python', 'def f(:', 'def f(): pass', 'SyntaxError'],
  ['python fragment', 'return (', 'return 1', 'SyntaxError'],
  ['sql', 'SELEC 1', 'SELECT 1', 'syntax error'],
  ['promql', 'sum(rate(x[5m])', 'sum(rate(x[5m]))', 'does not parse'],
  ['json', '{"a": 1,}', '{"a": 1}', 'JSON'],
  ['json fragment', '"a": [1', '"a": [1]', 'JSON'],
  ['typescript', 'const a: = 1', 'const a: number = 1', 'expected'],
  ['javascript', 'let a = ;', 'let a = 1;', 'expected'],
  ['mermaid', 'flowchart LR\n  A -->', 'flowchart LR\n  A --> B', 'Parse error'],
  ['yaml', 'a: [1', 'a: [1]', 'Flow sequence'],
  ['yaml', 'a: *gone', 'a: gone', 'Unresolved alias'],
  ['yaml', 'a: 1\na: 2', 'a: 1\nb: 2', 'Map keys must be unique'],
  ['yaml', deployment('containers: []\n      restartPolicy: [x]'), deployment(container), 'restartPolicy'],
  ['yaml', deployment(`${container}\n      replica: 3`), deployment(container), 'replica'],
  [
    'yaml fragment',
    deployment('containers: [{name: c, image: i, readinesProbe: {}}]'),
    'spec: {x: 1}',
    'readinesProbe',
  ],
  [
    'yaml',
    'apiVersion: apps/v2\nkind: Deployment',
    'apiVersion: example.com/v1\nkind: Own',
    'is no published kind',
  ],
  ['yaml', rules('sum(rate(x[5m])'), rules('sum(rate(x[5m]))'), 'expr of Down: does not parse'],
  ['yaml fragment', rules('up ==='), rules('up == 0'), 'expr of Down: does not parse'],
  ['yaml', workflow('"if true; then"'), workflow('echo $GITHUB_SHA'), 'run "if true; then"'],
  ['cobol', 'STOP RUN.', '', 'nothing checks this language'],
];

function checkBlocks(folder: string): Promise<string> {
  const program = join(import.meta.dirname, '../tools/check-blocks.js');
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (bytes: Buffer) => {
    output += bytes.toString();
  });
  return new Promise((resolve) => child.on('close', () => resolve(output)));
}

describe('the check of fenced blocks', () => {
  it('sees each fault that is planted, and none beside it', async () => {
    const fenced = (fence: string, text: string): string => `\`\`\`${fence}\n${text}\n\`\`\`\n`;
    const files = planted.flatMap(([fence, wrong, right], i) => [
      [`wrong-${i}/guide.md`, fenced(fence, wrong)],
      [`right-${i}/guide.md`, right ? fenced(fence, right) : ''],
    ]);
    const folder = await folderWith(Object.fromEntries(files));

    const told = (await checkBlocks(folder)).trim().split('\n');
    const unseen = planted.filter(
      ([, , , said], i) =>
        !told.some((line) => line.includes(`/wrong-${i}/guide.md:1: `) && line.includes(said)),
    );

    expect(unseen).toEqual([]);
    expect(told.filter((line) => line.includes('/right-'))).toEqual([]);
    expect(told.at(-1)).toMatch(new RegExp(`, ${planted.length} problems$`));
  }, 240_000);
});
