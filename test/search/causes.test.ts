import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/library/text.ts';
import { bundled } from '../builders/bundled.ts';
import { people } from './world.ts';

const onCall = 'on-call-incident-response';
const capacity = 'capacity-planning';
const distributed = 'distributed-systems-debugging';
const cloud = 'cloud-native-patterns';
const databases = 'databases-under-fire';
const queues = 'queues-and-streams';
const providers = 'provider-outages';
const storage = 'storage-and-backups';
const edge = 'network-edge';

/** The commonest causes of incidents, as people on call name them. */
const causes: readonly (readonly [said: string, section: string])[] = [
  ['bad deploy, errors since the release', `${onCall}#undo-the-last-change-first`],
  ['the flag we turned on hurts users', 'feature-flags#turn-off-the-flag-that-hurts'],
  ['a configuration change went wrong', `${cloud}#a-configuration-change-went-wrong`],
  ['the certificate has expired', 'security-for-engineers#a-certificate-has-expired'],
  ['dns: names do not resolve', `${distributed}#names-do-not-resolve`],
  ['out of database connections', `${capacity}#out-of-database-connections`],
  ['a migration holds a lock on the orders table', 'system-migration#a-migration-holds-a-lock'],
  ['replication lag, users read stale data', `${distributed}#replication-lag-and-stale-reads`],
  ['the disk is full', `${storage}#the-disk-is-full`],
  ['memory grows until the process dies', 'performance-profiling#memory-grows-until-the-process-dies'],
  ['pods are OOMKilled', 'kubernetes-operations#pods-are-oomkilled-or-evicted'],
  ['cpu throttling of a container', 'kubernetes-operations#cpu-throttling'],
  ['the queue keeps growing, consumer lag', `${queues}#the-lag-grows`],
  ['a retry storm', `${distributed}#a-retry-storm`],
  ['our cloud provider has an outage, the provider is down', `${providers}#a-provider-is-down`],
  ['cold cache, stampede on the database', `${cloud}#a-cold-cache-or-a-stampede`],
  ['clock skew between hosts', `${distributed}#clock-skew`],
  ['a secret has leaked', 'security-for-engineers#a-secret-has-leaked'],
  ['the primary is saturated, queries pile up', `${databases}#the-primary-is-saturated`],
  ['a long transaction holds everything up', `${databases}#a-transaction-holds-everything-up`],
  ['deadlock detected, deadlocks since noon', `${databases}#deadlocks-and-lock-waits`],
  ['datfrozenxid is at 1.9 billion, wraparound', `${databases}#vacuum-is-behind-or-wraparound-is-near`],
  ['we must fail over the primary, promote a standby', `${databases}#fail-over-the-primary`],
  ['a replication slot keeps WAL', `${databases}#the-replica-cannot-follow`],
  ['the query plan changed overnight', `${databases}#a-plan-changed-overnight`],
  ['integer out of range on the primary key', `${databases}#a-key-runs-out-of-numbers`],
  ['a poison message, the offset is stuck on one partition', `${queues}#one-partition-is-stuck`],
  ['the consumer group rebalances without end', `${queues}#consumers-rebalance-without-end`],
  ['a kafka broker is down, partitions under-replicated', `${queues}#a-broker-is-down-or-its-disk-is-full`],
  ['rabbitmq memory alarm, publishers are blocked', `${queues}#the-queue-refuses-publishes`],
  ['retention will delete unread messages', `${queues}#retention-will-delete-unread-messages`],
  ['batch jobs hang, jobs are not picked up', `${queues}#delayed-and-scheduled-work`],
  ['the debezium connector failed', `${queues}#connectors-and-change-data-capture`],
  ['SSO is down, the identity provider has an outage', `${providers}#nobody-can-log-in`],
  [
    'instance launches fail, control plane is down',
    `${providers}#the-control-plane-is-down-the-data-plane-is-up`,
  ],
  ['one availability zone is impaired', `${providers}#a-zone-or-a-region-is-impaired`],
  ['a host is dead, the rack is dark', `${providers}#a-host-a-rack-or-a-link-is-dead`],
  ['payment provider is down, charges are parked', `${providers}#payments-mail-and-sms-are-down`],
  ['npm registry is down, images cannot be pulled', `${providers}#the-registry-the-git-host-or-ci-is-down`],
  ['datadog is down, we are blind', `${providers}#the-observability-vendor-is-down`],
  ['df shows 61 percent but writes fail, out of inodes', `${storage}#the-disk-is-full`],
  ['the volume is slow, burst credits are gone', `${storage}#the-volume-is-slow`],
  ['the filesystem is read-only after I/O errors', `${storage}#a-device-reports-errors-or-is-read-only`],
  [
    'Multi-Attach error, the volume cannot be attached',
    `${storage}#a-kubernetes-volume-will-not-attach-or-grow`,
  ],
  ['nfs server not responding, shared storage hangs', `${storage}#a-network-file-system-hangs`],
  ['the s3 bucket was emptied, objects deleted by a sync job', `${storage}#objects-are-gone-or-overwritten`],
  [
    'we restore the database beside the live system from a snapshot',
    `${storage}#restore-beside-decide-then-switch`,
  ],
  [
    'all backups and snapshots were deleted by an intruder',
    `${storage}#somebody-deleted-or-encrypted-everything`,
  ],
  ['the nightly backup failed and the file is empty', `${storage}#prove-it-the-restore-test-as-a-job`],
  ['the backup encryption key is lost', `${storage}#keys-and-the-backup-of-keys`],
  [
    'users cannot reach us but our graphs are green',
    `${edge}#users-cannot-reach-us-and-our-graphs-are-green`,
  ],
  ['record is back but negative caching still gives NXDOMAIN', `${edge}#a-dns-record-or-delegation-is-wrong`],
  ['dnssec validation fails, the DS does not match', `${edge}#dnssec-fails`],
  ['the CDN serves an old version, purge does not help', `${edge}#the-cdn-serves-the-wrong-thing`],
  [
    'users see the private page of another user from the cache',
    `${edge}#a-private-page-came-out-of-a-shared-cache`,
  ],
  ['all targets of the load balancer are unhealthy', `${edge}#the-load-balancer-sees-no-healthy-backend`],
  [
    'websockets drop after exactly 60 seconds, idle timeout on the load balancer',
    `${edge}#idle-timeouts-and-resets-hop-by-hop`,
  ],
  ['volumetric DDoS fills our line, SYN flood', `${edge}#a-flood`],
  ['our BGP prefix was withdrawn, the route is lost', `${edge}#a-route-is-lost-or-wrong`],
];

/** A step that only reads leaves the trouble where it is. */
const looksOnly =
  /^(check|look|read|see|consider|think|understand|note|remember|list|count|compare|search|find|verify|confirm|measure|watch)\b/i;

describe('the commonest causes of incidents', () => {
  it.each(causes)('"%s" lands on %s, asked or in a thread', async (said, section) => {
    const { search } = await bundled();

    expect(search.find(said).matches[0]?.section.id).toBe(section);
    expect(search.recommend(people(said)).matches[0]?.section.id).toBe(section);
  });

  it.each(causes)('"%s": the first step acts', async (_said, id) => {
    const { library } = await bundled();
    const [first] = library.section(id)?.steps ?? [];

    expect(first ? plainText(first) : '').toMatch(/^\p{Lu}/u);
    expect(first ? plainText(first) : '').not.toMatch(looksOnly);
  });
});
