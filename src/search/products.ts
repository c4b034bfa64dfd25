import { stopWords } from './stop-words.ts';
import { wordList } from './word-list.ts';

/** What it is when something that others run is down. */
export const ofHosted = 'provider outage';

/** What a product is, in words that any library has for it. */
const kinds: Readonly<Record<string, string>> = {
  database: `postgresql postgres mysql mariadb oracle cassandra scylladb dynamodb mongodb mongo cockroachdb couchbase couchdb neo4j mssql
    sqlite aurora timescaledb influxdb tidb spanner cosmosdb db2 elasticsearch opensearch solr clickhouse redshift snowflake bigquery`,
  'cold cache': 'redis memcached valkey dragonfly hazelcast',
  'queue broker consumer': 'kafka rabbitmq activemq pulsar nats kinesis redpanda sqs eventhub mosquitto',
  'load balancer edge': 'nginx haproxy traefik envoy caddy varnish apache httpd',
  'service mesh mtls': 'istio linkerd',
  kubernetes: 'helm argocd docker containerd kustomize fluxcd rancher',
  'ci pipeline build': 'jenkins teamcity buildkite',
  'git host registry ci':
    'github gitlab bitbucket circleci travis npm pypi rubygems dockerhub quay ghcr artifactory nexus harbor',
  'metric alert dashboard': 'grafana cloudwatch zabbix nagios splunk kibana alertmanager thanos mimir loki',
  'observability vendor': 'datadog newrelic sentry honeycomb dynatrace pagerduty opsgenie',
  'login identity': 'okta auth0 onelogin keycloak ldap entra saml oidc sso',
  'payments sms provider': 'stripe paypal adyen braintree twilio',
  'mail delivery': 'sendgrid mailgun postmark ses smtp postfix',
  'cluster network': 'calico cilium flannel weave cni kubeproxy',
  'host link': 'ssh sshd vpn wireguard openvpn bastion ipsec',
  [ofHosted]: `aws azure gcp google amazon microsoft cloudflare fastly akamai heroku digitalocean hetzner vercel netlify ovh linode`,
  'storage volume object': 's3 ceph minio gluster glusterfs nfs',
  'consensus quorum partition': 'consul zookeeper',
  'host process cpu memory': 'linux ubuntu debian ec2',
  'profiler cpu memory': 'java python ruby php golang dotnet',
};
/** Products that may be anything: they only say where something happens. */
const others =
  'lambda terraform slack windows android ios nomad salesforce sap servicenow jira confluence wordpress magento shopify cobol';

const kindOf: ReadonlyMap<string, string> = new Map([
  ...Object.entries(kinds).flatMap(([kind, products]) =>
    wordList(products).map((name) => [name, kind] as const),
  ),
  ...wordList(others).map((name) => [name, ''] as const),
]);

export function isProduct(word: string): boolean {
  return kindOf.has(word);
}

/** What is mostly run by others. */
const hosted: ReadonlySet<string> = new Set([
  'git host registry ci',
  'observability vendor',
  'login identity',
  'payments sms provider',
  'mail delivery',
  ofHosted,
]);

export function isHosted(product: string): boolean {
  return hosted.has(whatIs(product));
}

/** What kind of thing a product is; empty where that is not known. */
export function whatIs(product: string): string {
  return kindOf.get(product) ?? '';
}

/** What kind of thing a text names that is the name of a product, or of some, and nothing else; in lower case. */
export function kindOfBare(text: string): string | undefined {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word && !stopWords.has(word));
  const joined = words.join('');
  if (isProduct(joined)) return whatIs(joined);
  return words.length > 0 && words.every(isProduct) ? words.map(whatIs).join(' ') : undefined;
}

/** Of each kind the classes of things that it is one of. */
const components: Readonly<Record<string, readonly string[]>> = {
  database: ['database'],
  'cold cache': ['cache'],
  'queue broker consumer': ['queue'],
  'load balancer edge': ['edge'],
  'service mesh mtls': ['edge'],
  kubernetes: ['cluster'],
  'ci pipeline build': ['build'],
  'git host registry ci': ['source', 'provider', 'registry'],
  'observability vendor': ['monitor', 'provider'],
  'login identity': ['login'],
  'payments sms provider': ['payment', 'messaging', 'provider'],
  'mail delivery': ['messaging'],
  'cluster network': ['cluster'],
  'host link': ['network'],
  'provider outage': ['provider'],
  'storage volume object': ['storage'],
  'host process cpu memory': ['host'],
};

/** The classes of things that a product is one of. */
export function componentsOf(product: string): readonly string[] {
  return components[whatIs(product)] ?? [];
}
