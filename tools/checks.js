// What is wrong with a fenced block, by its language; undefined: nothing.
import { spawnSync } from 'node:child_process';
import { parser } from '@prometheus-io/lezer-promql';
import { parse as parseSql } from 'libpg-query';
import ts from 'typescript';
import { checkYaml } from './check-yaml.js';

/** Whole blocks. */
const checks = {
  yaml: (text) => checkYaml(text, { promql: checkPromql, bash: checkBash }),
  json: (text) => thrown(() => JSON.parse(text)),
  promql: checkPromql,
  sql: (text) => rejected(() => parseSql(text)),
  bash: checkBash,
  python: (text) => run('python3', ['-c', 'import sys; compile(sys.stdin.read(), "block", "exec")'], text),
  typescript: (text) => checkScript(text, ts.ScriptKind.TS),
  javascript: (text) => checkScript(text, ts.ScriptKind.JS),
};

/** What a fragment stands in: it is tagged so because it lacks that, and for nothing else. */
const frames = {
  json: (text) => `{${text}}`,
  python: (text) => `def frame():\n${text.replace(/^/gm, ' ')}\n`,
  typescript: (text) => `async function frame() {${text}\n}`,
  javascript: (text) => `async function frame() {${text}\n}`,
};

/** Nothing parses these. */
const plain = new Set(['text', 'diff']);

export async function checkBlock({ language, text, isFragment }) {
  if (plain.has(language)) return undefined;
  const check = checks[language];
  if (!check) return 'nothing checks this language';
  const problem = await check(text);
  if (!problem || !isFragment) return problem;
  const frame = frames[language];
  return frame ? check(frame(text)) : problem;
}

function checkPromql(text) {
  const query = text.trim();
  let problem;
  parser.parse(query).iterate({
    enter(node) {
      if (node.type.isError) problem ??= `does not parse at "${query.slice(node.from, node.from + 30)}"`;
    },
  });
  return problem;
}

function checkBash(text) {
  return run('bash', ['-n'], text);
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
