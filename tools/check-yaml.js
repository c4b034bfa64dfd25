// YAML, and what is written inside it: Kubernetes manifests, PromQL of alert rules, shell of workflows.
import { parseAllDocuments } from 'yaml';

/** `inner` checks the languages inside. A fragment parses like a whole: YAML needs no frame. */
export async function checkYaml(text, inner) {
  for (const document of parseAllDocuments(text)) {
    if (document.errors.length > 0) return document.errors[0].message;
    const value = readValue(document);
    if (value instanceof Error) return value.message;
    const problem = (await checkManifest(value)) ?? checkRules(value, inner) ?? checkSteps(value, inner);
    if (problem) return problem;
  }
  return undefined;
}

/** An alias without its anchor is told only here. */
function readValue(document) {
  try {
    return document.toJS();
  } catch (error) {
    return error;
  }
}

/** Against the published schema of its kind; a kind of somebody's own resource has none here. */
async function checkManifest(manifest) {
  if (!manifest?.apiVersion || !manifest.kind) return undefined;
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
  const watched = watchReads(new model(manifest));
  try {
    watched.value.validate();
  } catch (error) {
    return error.message;
  }
  return watched.unread();
}

/**
 * The published validators pass over a field that they do not know. They ask an object of a known shape for each field
 * that it may have, so a field nobody asked for is unknown; an object that was asked for nothing is free in form.
 */
function watchReads(whole) {
  const seen = [];
  const watch = (value, path) => {
    if (typeof value !== 'object' || value === null) return value;
    const asked = new Set();
    const inner = new Map();
    seen.push({ value, path, asked });
    return new Proxy(value, {
      get(target, name, receiver) {
        if (typeof name !== 'string' || typeof target[name] === 'function')
          return Reflect.get(target, name, receiver);
        asked.add(name);
        if (!inner.has(name)) inner.set(name, watch(target[name], `${path}.${name}`));
        return inner.get(name);
      },
    });
  };
  return {
    value: watch(whole, ''),
    unread() {
      const unknown = seen
        .filter(({ value, asked }) => !Array.isArray(value) && asked.size > 0)
        .flatMap(({ value, path, asked }) =>
          Object.keys(value)
            .filter((name) => !asked.has(name))
            .map((name) => `${path}.${name}`),
        );
      return unknown.length > 0 ? `unknown field ${unknown[0].slice(1)}` : undefined;
    },
  };
}

/** Prometheus rule files, and the same inside a PrometheusRule. */
function checkRules(value, { promql }) {
  const rules = listOf(value?.groups ?? value?.spec?.groups).flatMap((group) => listOf(group?.rules));
  return rules
    .filter((rule) => typeof rule?.expr === 'string')
    .map(({ alert, record, expr }) => said(`expr of ${alert ?? record}`, promql(expr)))
    .find((problem) => problem);
}

/** Shell of a workflow; what the runner puts in stands as a word. */
function checkSteps(value, { bash }) {
  const steps = Object.values(value?.jobs ?? {}).flatMap((job) => listOf(job?.steps));
  return steps
    .filter((step) => typeof step?.run === 'string')
    .map(({ run }) => said(`run "${run.trim().slice(0, 30)}"`, bash(run.replace(/\$\{\{.*?\}\}/g, 'word'))))
    .find((problem) => problem);
}

const listOf = (value) => (Array.isArray(value) ? value : []);
const said = (where, problem) => problem && `${where}: ${problem}`;
