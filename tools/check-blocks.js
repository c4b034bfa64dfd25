// Every fenced block of the library, by its language: what does not parse is told as file:line, and the exit code is 1.
import { spawnSync } from 'node:child_process';
import { parser } from '@prometheus-io/lezer-promql';
import { parse as parseSql } from 'libpg-query';
import ts from 'typescript';
import { parseAllDocuments } from 'yaml';
import { readBlocks } from './blocks.js';
import { withMermaid } from './browser.js';

/** Language to a check: resolves with what is wrong, or undefined. */
const checks = {
  yaml: checkYaml,
  json: ({ text }) => thrown(() => JSON.parse(text)),
  promql: checkPromql,
  sql: ({ text }) => rejected(() => parseSql(text)),
  bash: ({ text }) => run('bash', ['-n'], text),
  python: ({ text }) =>
    run('python3', ['-c', 'import sys; compile(sys.stdin.read(), "block", "exec")'], text),
  typescript: ({ text }) => checkScript(text, ts.ScriptKind.TS),
  javascript: ({ text }) => checkScript(text, ts.ScriptKind.JS),
};
const plain = new Set(['text', 'diff']);

async function checkYaml({ text, isFragment }) {
  for (const document of parseAllDocuments(text)) {
    if (document.errors.length > 0) return document.errors[0].message;
    const value = document.toJS();
    if (!isFragment && value?.apiVersion && value?.kind) {
      const problem = await checkManifest(value);
      if (problem) return problem;
    }
  }
  return undefined;
}

/** Against the published schema of its kind; a kind of somebody's own resource has none here. */
async function checkManifest(manifest) {
  const group = manifest.apiVersion;
  const source = group.startsWith('gateway.networking.k8s.io/')
    ? '@kubernetes-models/gateway-api'
    : 'kubernetes-models';
  let model;
  try {
    const module = await import(`${source}/${group}/${manifest.kind}`);
    model = module[manifest.kind] ?? module.default?.[manifest.kind];
  } catch {
    return /(^v1$|\.k8s\.io\/|^(apps|batch|policy|autoscaling)\/)/.test(group)
      ? `${group} ${manifest.kind} is no published kind`
      : undefined;
  }
  return thrown(() => new model(manifest).validate());
}

function checkPromql({ text }) {
  const tree = parser.parse(text.trim());
  let problem;
  tree.iterate({
    enter(node) {
      if (node.type.isError)
        problem ??= `does not parse at "${text.trim().slice(node.from, node.from + 30)}"`;
    },
  });
  return problem;
}

function checkScript(text, kind) {
  const source = ts.createSourceFile('block', text, ts.ScriptTarget.Latest, false, kind);
  const [first] = source.parseDiagnostics;
  return first && ts.flattenDiagnosticMessageText(first.messageText, ' ');
}

function run(command, args, input) {
  const done = spawnSync(command, args, { input, encoding: 'utf8' });
  if (done.error) return `${command} is not on this machine`;
  return done.status === 0 ? undefined : done.stderr.trim().split('\n').at(-1);
}

function thrown(act) {
  try {
    act();
    return undefined;
  } catch (error) {
    return error.message;
  }
}

async function rejected(act) {
  try {
    await act();
    return undefined;
  } catch (error) {
    return error.message;
  }
}

async function checkMermaid(blocks) {
  if (blocks.length === 0) return [];
  return withMermaid(async (page) => {
    const problems = [];
    for (const block of blocks) {
      const problem = await page.evaluate(async (text) => {
        try {
          await globalThis.mermaid.parse(text);
          return undefined;
        } catch (error) {
          return String(error.message ?? error);
        }
      }, block.text);
      if (problem) problems.push(tell(block, problem));
    }
    return problems;
  });
}

function tell(block, problem) {
  return `${block.file}:${block.line}: this ${block.language} block is wrong: ${problem.replace(/\s+/g, ' ').slice(0, 300)}`;
}

const blocks = readBlocks();
const problems = await checkMermaid(blocks.filter(({ language }) => language === 'mermaid'));
const counts = {};
for (const block of blocks) {
  counts[block.language] = (counts[block.language] ?? 0) + 1;
  if (
    block.language === 'mermaid' ||
    plain.has(block.language) ||
    (block.isFragment && block.language !== 'yaml')
  )
    continue;
  const check = checks[block.language];
  const problem = check ? await check(block) : 'nothing checks this language';
  if (problem) problems.push(tell(block, problem));
}
for (const problem of problems) console.log(problem);
console.log(
  `${blocks.length} blocks (${Object.entries(counts)
    .map(([language, count]) => `${count} ${language}`)
    .join(', ')}), ${problems.length} problems`,
);
process.exitCode = problems.length > 0 ? 1 : 0;
