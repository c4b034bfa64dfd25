import { stopWords } from './stop-words.ts';
import { wordList } from './word-list.ts';

/** What it is when something that others run is down. */
export const ofHosted = 'provider outage';

interface Kind {
  /** The classes of things that it is one of: src/search/components.ts. */
  readonly classes: readonly string[];
  /** It is mostly run by others. */
  readonly isHosted?: boolean;
  readonly products: string;
}

/** What a product is, in words that any library has for it. */
const kinds: Readonly<Record<string, Kind>> = {
  database: {
    classes: ['database'],
    products: `postgresql postgres mysql mariadb oracle cassandra scylladb dynamodb mongodb mongo cockroachdb couchbase couchdb neo4j mssql
    sqlite aurora timescaledb influxdb tidb spanner cosmosdb db2 elasticsearch opensearch solr clickhouse redshift snowflake bigquery`,
  },
  'cold cache': { classes: ['cache'], products: 'redis memcached valkey dragonfly hazelcast' },
  'queue broker consumer': {
    classes: ['queue'],
    products: 'kafka rabbitmq activemq pulsar nats kinesis redpanda sqs eventhub mosquitto',
  },
  'load balancer edge': {
    classes: ['edge'],
    products: 'nginx haproxy traefik envoy caddy varnish apache httpd',
  },
  'service mesh mtls': { classes: ['edge'], products: 'istio linkerd' },
  kubernetes: { classes: ['cluster'], products: 'helm argocd docker containerd kustomize fluxcd rancher' },
  'ci pipeline build': { classes: ['build'], products: 'jenkins teamcity buildkite' },
  'git host registry ci': {
    classes: ['source', 'provider', 'registry'],
    isHosted: true,
    products:
      'github gitlab bitbucket circleci travis npm pypi rubygems dockerhub quay ghcr artifactory nexus harbor',
  },
  'metric alert dashboard': {
    classes: [],
    products: 'grafana cloudwatch zabbix nagios splunk kibana alertmanager thanos mimir loki',
  },
  'observability vendor': {
    classes: ['monitor', 'provider'],
    isHosted: true,
    products: 'datadog newrelic sentry honeycomb dynatrace pagerduty opsgenie',
  },
  'login identity': {
    classes: ['login'],
    isHosted: true,
    products: 'okta auth0 onelogin keycloak ldap entra saml oidc sso',
  },
  'payments sms provider': {
    classes: ['payment', 'messaging', 'provider'],
    isHosted: true,
    products: 'stripe paypal adyen braintree twilio',
  },
  'mail delivery': {
    classes: ['messaging'],
    isHosted: true,
    products: 'sendgrid mailgun postmark ses smtp postfix',
  },
  'cluster network': { classes: ['cluster'], products: 'calico cilium flannel weave cni kubeproxy' },
  'host link': { classes: ['network'], products: 'ssh sshd vpn wireguard openvpn bastion ipsec' },
  [ofHosted]: {
    classes: ['provider'],
    isHosted: true,
    products: `aws azure gcp google amazon microsoft cloudflare fastly akamai heroku digitalocean hetzner vercel netlify ovh linode`,
  },
  'storage volume object': { classes: ['storage'], products: 's3 ceph minio gluster glusterfs nfs' },
  'consensus quorum partition': { classes: [], products: 'consul zookeeper' },
  'host process cpu memory': { classes: ['host'], products: 'linux ubuntu debian ec2' },
  'profiler cpu memory': { classes: [], products: 'java python ruby php golang dotnet' },
};
/** Products that may be anything: they only say where something happens. */
const others =
  'lambda terraform slack windows android ios nomad salesforce sap servicenow jira confluence wordpress magento shopify cobol';

const kindOf: ReadonlyMap<string, string> = new Map([
  ...Object.entries(kinds).flatMap(([kind, { products }]) =>
    wordList(products).map((name) => [name, kind] as const),
  ),
  ...wordList(others).map((name) => [name, ''] as const),
]);

export function isProduct(word: string): boolean {
  return kindOf.has(word);
}

export function isHosted(product: string): boolean {
  return kinds[whatIs(product)]?.isHosted === true;
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

/** The classes of things that a product is one of. */
export function componentsOf(product: string): readonly string[] {
  return kinds[whatIs(product)]?.classes ?? [];
}
