import type { Draft, Rule } from './draft.ts';
import { said } from './evidence.ts';
import { proceduresOf, type Step } from './steps.ts';

/** A step is read alone in a chat: no "below", no link in place of an act, no name of an example. */
export const standingAlone: Rule = (draft) => {
  const examples = examplesOf(draft);
  return proceduresOf(draft).flatMap((procedure) =>
    procedure.flatMap((step) =>
      [...pointers(step), ...exampleNames(step, examples)].map(({ what, todo }) =>
        draft.at(step.line, `the step "${said(step)}" ${what}`, todo),
      ),
    ),
  );
};

interface Complaint {
  readonly what: string;
  readonly todo: string;
}

const elsewhere =
  /\b(?:see|table|quer(?:y|ies)|commands?|section|list|steps?|as|shown|statement|manifest|rule|one|text|script|the `[^`]+`)\s+(?:below|above)\b|\b(?:below|above)(?=\s*(?:[).:;]|$))|\bbelow,/i;

function pointers(step: Step): readonly Complaint[] {
  const prose = step.text.replace(/```[\s\S]*?```/g, '');
  const [below] = prose.match(elsewhere) ?? [];
  const anchors = saysItself(step, prose)
    ? []
    : [...prose.matchAll(/\]\((#[^()#]+)\)/g)].map(([, anchor]) => anchor);
  return [
    ...(below
      ? [{ what: `says "${below.trim()}"`, todo: 'put the command or the figure into the step' }]
      : []),
    ...anchors.map((anchor) => ({
      what: `is no more than a link to ${anchor}`,
      todo: 'say the act itself in the step; the link becomes a press beside it',
    })),
  ];
}

/** Besides its links, each of which is a press under the card, the step tells an act. */
function saysItself({ commands }: Step, prose: string): boolean {
  const besides = prose.replace(/\[[^[\]]*\]/g, '').replace(/\(#[\w-]*\)/g, '');
  const words = besides.match(/[\p{L}\d]+/gu) ?? [];
  return commands.length > 0 || words.length >= fewestWords;
}

const fewestWords = 4;

/** Words that are the name of a thing everywhere. */
const real =
  /^(?:kube-[\w-]+|istio-system|default|all|argocd|flux-system|cert-manager|ingress-nginx|karpenter|coredns|postgres|pg_\w+|information_schema.*|app|localhost)$/;
const named = [
  /\s(?:-n|--namespace)[= ]([\w.-]*)/g,
  /\b(?:deployment|deploy|statefulset|sts|daemonset|ds|cronjob|job|pod|pods)\/([\w.-]*)/g,
  /\b(?:svc|service|configmap|cm|secret|hpa|pdb|pvc|node)\/([\w.-]*)/g,
  /(?<!create )\b(?:deployment|statefulset|daemonset|cronjob|hpa|pdb) (?!-)([\w.-]*)/g,
  /\b(?:app|kubernetes\.io\/service-name)=([\w.-]*)/g,
  /\b(?:job|service|namespace|deployment|container|pod)=~?"([\w.-]*)/g,
];

const address = /^(?:\d{1,3}\.){3}\d{1,3}\b|^[\w.-]+\.(?:example|test|invalid)\b/;

function exampleNames({ commands }: Step, examples: ReadonlySet<string>): readonly Complaint[] {
  const found = commands.flatMap((command) => [
    ...named.flatMap((pattern) => [...command.matchAll(pattern)].map(([, name = '']) => name)),
    ...(command.match(/[a-z][\w-]*/g) ?? []).filter((word) => examples.has(word)),
    ...(command.match(/\w[\w.-]*/g)?.flatMap((word) => word.match(address) ?? []) ?? []).filter(
      (found) => !/^(?:0\.0\.0\.0|127\.0\.0\.1|1\.1\.1\.1|8\.8\.8\.8|169\.254\.169\.254)$/.test(found),
    ),
  ]);
  const names = [
    ...new Set(
      found.filter((name) => /[a-z\d]/.test(name) && !/[A-Z]{2}|^\d+$/.test(name) && !real.test(name)),
    ),
  ];
  return names.length === 0
    ? []
    : [
        {
          what: `names an example: ${names.join(', ')}`,
          todo: 'write a placeholder in capitals: NAMESPACE, NAME, HOST',
        },
      ];
}

/** What the guide's own examples are called: the namespaces and deployments of its manifests and commands. */
function examplesOf(draft: Draft): ReadonlySet<string> {
  const code = draft.tokens.filter(({ type }) => type === 'fence').map(({ content }) => content);
  const names = code.flatMap((text) =>
    [
      ...text.matchAll(
        /\b(?:namespace|app): ([a-z][\w-]+)|\b(?:deployment|deploy)\/([a-z][\w-]+)|\s-n ([a-z][\w-]+)/g,
      ),
    ].map(([, one, two, three]) => one ?? two ?? three ?? ''),
  );
  return new Set(
    names.filter((name) => name.length > 3 && !real.test(name) && !/^(?:name|web|api|test|true)$/.test(name)),
  );
}
