import type { Need } from './role.ts';

const plurals: Readonly<Record<string, string>> = {
  po: 'pods',
  deploy: 'deployments',
  rs: 'replicasets',
  sts: 'statefulsets',
  ds: 'daemonsets',
  svc: 'services',
  cm: 'configmaps',
  ns: 'namespaces',
  no: 'nodes',
  ep: 'endpoints',
  ev: 'events',
  hpa: 'horizontalpodautoscalers',
  pdb: 'poddisruptionbudgets',
  pvc: 'persistentvolumeclaims',
  pv: 'persistentvolumes',
  netpol: 'networkpolicies',
  networkpolicy: 'networkpolicies',
  ing: 'ingresses',
  ingress: 'ingresses',
  sa: 'serviceaccounts',
  cj: 'cronjobs',
  sc: 'storageclasses',
  storageclass: 'storageclasses',
  quota: 'resourcequotas',
  endpoints: 'endpoints',
  priorityclass: 'priorityclasses',
};

const flagsWithValue =
  /\s(?:-n|--namespace|-l|--selector|-o|--output|-c|--container|-f|--context|--tail|--since|--timeout|--field-selector|--sort-by|-p|--type|--replicas|--as|--cascade|--grace-period|--image|--target|--from)[= ](?:'[^']*'|"[^"]*"|\S+)/g;

/** The calls of each kubectl in some commands. What needs no right in the cluster needs nothing. */
export function needsOf(command: string): readonly Need[] {
  return [...command.matchAll(/\bkubectl\s+([^|;&`\n]*)/g)].flatMap(([, rest = '']) =>
    needsOfOne(` ${rest}`),
  );
}

function needsOfOne(rest: string): readonly Need[] {
  const words = rest
    .replace(flagsWithValue, ' ')
    .split(/\s+/)
    .filter((word) => word && !word.startsWith('-'));
  const [verb = '', first = '', second = ''] = words;
  return needs[verb]?.(first, second) ?? [];
}

type Needs = (first: string, second: string) => readonly Need[];

const just =
  (verb: string, resource: string): Needs =>
  () => [{ verb, resource }];
const on =
  (...verbs: readonly string[]): Needs =>
  (object) =>
    resourcesOf(object).flatMap((resource) => verbs.map((verb) => ({ verb, resource })));

const needs: Readonly<Record<string, Needs>> = {
  get: on('get', 'list'),
  describe: on('get', 'list'),
  wait: on('get', 'list'),
  events: just('list', 'events'),
  top: (object) => resourcesOf(object).map((resource) => ({ verb: 'list', resource: `${resource}.metrics` })),
  logs: just('get', 'pods/log'),
  exec: just('create', 'pods/exec'),
  cp: just('create', 'pods/exec'),
  'port-forward': just('create', 'pods/portforward'),
  debug: (object) =>
    /^node/.test(object)
      ? [{ verb: 'create', resource: 'pods' }]
      : [{ verb: 'patch', resource: 'pods/ephemeralcontainers' }],
  run: just('create', 'pods'),
  scale: (object) =>
    resourcesOf(object).map((resource) => ({ verb: 'patch', resource: `${resource}/scale` })),
  autoscale: just('create', 'horizontalpodautoscalers'),
  rollout: (act, object) => on(/^(?:status|history)$/.test(act) ? 'get' : 'patch')(object, ''),
  set: (_what, object) => on('patch')(object, ''),
  cordon: just('patch', 'nodes'),
  uncordon: just('patch', 'nodes'),
  taint: just('patch', 'nodes'),
  drain: () => [
    { verb: 'patch', resource: 'nodes' },
    { verb: 'create', resource: 'pods/eviction' },
  ],
  patch: on('patch'),
  label: on('patch'),
  annotate: on('patch'),
  edit: on('patch'),
  apply: on('patch'),
  replace: on('patch'),
  create: on('create'),
  delete: on('delete'),
};

/** `deploy/NAME`, `pods,svc`, `job NAME`: the resources in the plural. */
function resourcesOf(object: string): readonly string[] {
  if (object === '' || /^[A-Z]/.test(object)) return [];
  return object.split(',').map((one) => plural(one.split('/')[0] ?? ''));
}

function plural(written: string): string {
  const [name = ''] = written.toLowerCase().split('.');
  return plurals[name] ?? (/s$/.test(name) ? name : `${name}s`);
}
