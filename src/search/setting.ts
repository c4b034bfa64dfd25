import { stemOf } from '../incident/concepts.ts';
import { sentencesOf } from '../incident/tokens.ts';
import { tuning } from './tuning.ts';
import { wordList } from './word-list.ts';

/** Where the trouble is: words that mean one thing in Kubernetes mean another on a batch cluster or a plain host. */
const kubernetes =
  /\b(?:kube\w*|k8s|pods?|helm|ingress\w*|crashloop\w*|imagepull\w*|oomkill\w*|daemonsets?|statefulsets?|replicasets?|configmaps?|namespaces?|[ega]ks|openshift|rancher|argo ?cd|etcd|cni|cordon\w*|uncordon\w*|eviction|evicted|not ?ready|containerd|docker-?shim|node ?(?:groups?|pools?)|uncordoned)\b/i;
const elsewhere = new Set(['node', 'container', 'probe', 'cluster', 'drain', 'image'].map(stemOf));
const onBatch = new Set([...elsewhere, ...['job', 'worker', 'scheduler', 'replica', 'queue'].map(stemOf)]);
const { doubted } = tuning;
const batch =
  /\b(?:slurm\w*|s(?:batch|queue|info|control|acct)|ht?condor\w*|pbs|torque|lsf|sge|gridengine|gpfs|lustre|beegfs|dcache|scratch\d+|login nodes?|compute nodes?|worker nodes?|wns?|hpc|batch (?:system|farm|cluster)|mpi|infiniband|fairshare|job ?(?:script|array)s?|grid (?:site|jobs?)|supercomputer|mainframe)\b/i;

/** What a term counts in a thread: one of Kubernetes only where Kubernetes is told of. */
export function trustOf(thread: string): (term: string) => number {
  if (kubernetes.test(thread)) return () => 1;
  if (batch.test(thread)) return (term) => (onBatch.has(term) ? doubted.batch : 1);
  return (term) => (elsewhere.has(term) ? doubted.elsewhere : 1);
}

/** Companies whose service others run on, in lower case; of two words the first. */
const vendors = new Set(
  wordList(`aws amazon azure microsoft gcp google cloudflare fastly akamai cloudfront github gitlab bitbucket stripe paypal adyen
  braintree twilio sendgrid mailgun mailchimp postmark okta auth0 onelogin heroku vercel netlify render fly digitalocean hetzner ovh
  ovhcloud linode vultr scaleway rackspace datadog newrelic sentry pagerduty opsgenie slack discord zoom atlassian jira salesforce
  shopify zendesk hubspot snowflake databricks mongodb confluent planetscale supabase firebase openai anthropic npm pypi rubygems
  dockerhub quay circleci travis buildkite letsencrypt digicert godaddy namecheap equinix cogent telekom comcast verizon
  provider region hoster vendor isp carrier supplier upstream s3 ec2 route53 lambda`),
);
const joined = (text: string): string => text.toLowerCase().replace(/[\s'’]+/g, '');
/** Names that are also written as two words. */
const apart = [
  "let['’]?s encrypt",
  'docker hub',
  'new relic',
  'route 53',
  'circle ci',
  'pager duty',
  'digital ocean',
];
const namesVendor = new RegExp(`\\b(?:${[...vendors, ...apart].join('|')})\\b`, 'i');
const malfunction = new Set(
  wordList(`down outage degraded failing fails broken unavailable issues incident problems trouble errors unreachable confirms confirmed
  slow timing times timeout timeouts gone dead offline disruption investigating returning returns not isn't doesn't won't 500 502 503 504`),
);
const reach = 5;

/** The vendors that are said to be in trouble themselves: "AWS is down", not "our service on AWS is down". */
export function vendorsInTrouble(text: string): readonly string[] {
  if (!namesVendor.test(text)) return [];
  return sentencesOf(text).flatMap((tokens) => {
    const words = tokens.map(({ written }) => written.toLowerCase());
    return tokens.flatMap(({ written }, i) => {
      if (vendors.has(words[i] ?? '')) return isInTrouble(words, i) ? [written] : [];
      const next = words[i + 1] ?? '';
      if (!vendors.has(joined(`${words[i]}${next}`))) return [];
      const asOne = [...words.slice(0, i), next, ...words.slice(i + 2)];
      return isInTrouble(asOne, i) ? [`${written} ${tokens[i + 1]?.written}`] : [];
    });
  });
}

/** The vendor that stands there. */
function isInTrouble(words: readonly string[], vendor: number): boolean {
  const from = words[vendor - 1] === 'the' ? vendor - 2 : vendor - 1;
  if (isSource(words[from])) return words.slice(Math.max(0, from - reach), from).some(isTrouble);
  if (isPlace(words[vendor - 1])) return false;
  return words.slice(vendor + 1, vendor + 1 + reach).some(isTrouble);
}

const isTrouble = (word: string): boolean => malfunction.has(word);

/** "503 from Stripe", "an outage at AWS": what stands before is theirs. */
function isSource(before: string | undefined): boolean {
  return before !== undefined && /^(?:at|from|with|by)$/.test(before);
}

function isPlace(before: string | undefined): boolean {
  return before !== undefined && /^(?:on|in|to|via|using|for|behind)$/.test(before);
}
