import { describe, expect, it } from 'vitest';
import { bundled } from '../builders/bundled.ts';

/** What fails and what is wrong with it, and the sections of which any is right. */
const pairs: readonly (readonly [sections: string, asked: string])[] = [
  [
    'databases-under-fire#redis-full-slow-or-one-hot-key',
    'redis oom, redis slow, redis high memory, redis evicting, redis maxmemory',
  ],
  [
    'databases-under-fire#deadlocks-and-lock-waits',
    'postgres deadlock, mysql deadlock, deadlock in database',
  ],
  [
    'databases-under-fire#the-replica-cannot-follow distributed-systems-debugging#replication-lag-and-stale-reads',
    'replica behind, replica lagging, postgres replica lag, replication stopped, standby behind',
  ],
  [
    'capacity-planning#out-of-database-connections databases-under-fire#a-pooler-in-front',
    'postgres too many connections, mysql too many connections, pgbouncer waiting',
  ],
  [
    'queues-and-streams#the-lag-grows queues-and-streams#one-partition-is-stuck',
    'kafka behind, kinesis behind, consumers behind, queue backlog',
  ],
  [
    'queues-and-streams#a-broker-is-down-or-its-disk-is-full',
    'kafka down, broker unreachable, rabbitmq node down, kafka leader missing',
  ],
  ['queues-and-streams#messages-twice-or-out-of-order', 'kafka duplicates, rabbitmq duplicates'],
  ['queues-and-streams#delayed-and-scheduled-work', 'cron missing, cron not running, airflow stuck'],
  ['storage-and-backups#the-disk-is-full', 'linux disk full, ec2 disk full, volume full, jenkins disk full'],
  ['storage-and-backups#a-network-file-system-hangs', 'nfs hangs, nfs stale, efs hangs'],
  [
    'storage-and-backups#a-search-cluster-is-yellow-or-red',
    'elasticsearch red, opensearch red, elasticsearch unassigned shards',
  ],
  ['storage-and-backups#objects-are-gone-or-overwritten', 's3 deleted, bucket emptied, s3 overwritten'],
  ['network-edge#refused-before-the-application-sees-it', 'ingress 404, nginx 403, waf blocking'],
  [
    'network-edge#tls-at-the-edge security-for-engineers#a-certificate-has-expired',
    'ingress cert expired, tls handshake failed, postgres cert expired',
  ],
  [
    'distributed-systems-debugging#errors-502-503-and-504-at-the-edge network-edge#the-load-balancer-sees-no-healthy-backend',
    'nginx 502, traefik 502, alb 504, envoy 503',
  ],
  ['distributed-systems-debugging#names-do-not-resolve', 'dns down, dns timeout, nxdomain'],
  ['kubernetes-operations#a-node-is-notready', 'kubelet down, nodes not ready, node notready'],
  [
    'kubernetes-operations#the-control-plane-or-etcd-is-in-trouble',
    'etcd down, etcd slow, etcd quorum lost, apiserver timeout',
  ],
  ['kubernetes-operations#the-cluster-network-drops-traffic', 'calico down, cilium drops'],
  ['performance-profiling#garbage-collection-pauses-are-long', 'jvm pauses, java gc slow'],
  ['provider-outages#nobody-can-log-in', 'okta down, keycloak down, ldap down, login broken'],
  ['provider-outages#payments-mail-and-sms-are-down', 'stripe down, smtp down, twilio down'],
  [
    'provider-outages#the-registry-the-git-host-or-ci-is-down',
    'github down, gitlab down, npm down, registry down',
  ],
  ['provider-outages#the-observability-vendor-is-down', 'datadog down, newrelic down, sentry down'],
  [
    'provider-outages#a-host-a-rack-or-a-link-is-dead provider-outages#nobody-can-log-in',
    'vpn down, cannot ssh',
  ],
  [
    'security-for-engineers#vault-is-sealed-or-secrets-cannot-be-read',
    'vault down, vault unreachable, vault timeout',
  ],
  ['performance-profiling#latency-has-gone-up', 'high latency, api slow, java slow, php slow'],
];

describe('a thing and its trouble, in two or three words', () => {
  it('open the section for both, far more often than another', async () => {
    const { search } = await bundled();
    const asked = pairs.flatMap(([sections, words]) =>
      words.split(', ').map((text) => ({ text, sections: sections.split(' '), given: search.find(text) })),
    );

    const wrong = asked.filter(({ sections, given }) => {
      const [first] = given.matches;
      return !given.fits || !sections.includes(first?.section.id ?? '');
    });
    for (const { text, given } of wrong) console.log(`missed: "${text}" got ${given.matches[0]?.section.id}`);

    expect(asked.length).toBeGreaterThanOrEqual(80);
    expect(1 - wrong.length / asked.length).toBeGreaterThanOrEqual(0.86);
  });

  it.each([
    'outage',
    'incident',
    'emergency',
    'prod down',
    'everything is down',
    'major outage',
    'got paged',
  ])('trouble that names no thing opens the first five minutes: %s', async (words) => {
    const { search } = await bundled();

    const found = search.find(words);

    expect(found.fits).toBe(true);
    expect(found.matches[0]?.isGeneral).toBe(true);
    expect(found.matches[0]?.section.id).toBe('on-call-incident-response#the-first-five-minutes');
  });

  it.each([
    ['sev1', 'on-call-incident-response#severity-and-when-to-declare'],
    ['alerts missing', 'metric-anomaly-triage#metrics-or-alerts-have-gone-missing'],
  ])('a word of trouble that is more than a call opens what is about it: %s', async (words, section) => {
    const { search } = await bundled();

    expect(search.find(words).matches[0]?.section.id).toBe(section);
  });
});
