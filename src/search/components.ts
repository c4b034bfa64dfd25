import { stem } from './glossary.ts';
import { componentsOf } from './products.ts';
import { symptomsOf } from './symptoms.ts';
import { fold, splitCompound, wordsOf } from './terms.ts';
import { wordList } from './word-list.ts';

/** What people run or buy, by classes; two words that stand together with a hyphen. */
const things: Readonly<Record<string, string>> = {
  database: `database db dba rds aurora sql tempdb innodb galera pgbouncer pooler replica replicas replication standby primary
    secondary master slave wal binlog archivelog tablespace datafile vacuum autovacuum wraparound query queries row rows
    transaction transactions sessions table tables schema lock locks deadlock deadlocks index oplog
    availability-group listener alwayson`,
  storage: `disk disks drive drives ssd nvme volume volumes filesystem partition inode inodes mount mounts mounted nfs nas san iscsi lun luns
    datastore datastores raid raidz zpool zfs raidz1 array pool smart smartd sector sectors multipath hba controller enclosure filer cifs smb samba share
    shares export home scratch lustre gpfs ost ceph osd bucket buckets object objects blob versioning pvc pv
    resilver scrub df fsck ext4 xfs free-space disk-space var`,
  backup: `backup backups restore restores snapshot snapshots tape tapes dump archive veeam bacula borg restic shadow-copy retention`,
  network: `switch switches router routers interface uplink trunk port ports lan wan wifi wlan fiber fibre cable patch vlan bgp peer
    ospf route routes packet packets vpn tunnel firewall isp spine core gigabit ethernet infiniband carrier transit link links`,
  name: `dns resolver resolve resolves nameserver nxdomain servfail hostname domain registrar zone dnssec enotfound clienthold getaddrinfo`,
  certificate: `certificate certificates cert certs tls ssl handshake https chain wildcard ca`,
  edge: `cdn pop edge loadbalancer load-balancer lb alb elb nlb proxy gateway waf backend backends upstream target-group targetgroup targets health-check healthcheck ingress haproxy f5 ltm
    cache cached purge `,
  host: `host hosts server servers vm vms hypervisor esx esxi vcenter rack racks bmc ipmi ping instance instances machine machines box boxes blade
    kernel reboot datacenter datacentre data-center data-centre data-hall power psu`,
  cluster: `pod pods node nodes kubelet deployment replicaset daemonset statefulset namespace helm kubernetes k8s coredns crashloopbackoff
    imagepullbackoff rollout readiness taint evicted cordon kube container containers`,
  queue: `queue queues message messages broker brokers topic topics partition partitions consumer consumers producer producers worker workers
    offset rebalance subscription dead-letter dlq celery sidekiq job jobs task tasks notification notifications event events batch`,
  cache: `redis memcached cache valkey`,
  build: `ci pipeline pipelines build builds runner runners job jobs workflow workflows action actions lint tests deploy deploys release artifact`,
  source: `git branch main master commit commits merge merged merges tag tags repo repos repository pr push pushed force`,
  login: `login logins signin sign-in signon sign-on log-in logged-in sso idp oidc saml oauth mfa 2fa token identity keycloak ldap session sessions auth authentication password`,
  payment: `payment payments pay card cards visa mastercard acquirer psp iban debit`,
  messaging: `mail mails email emails smtp sms otp texts inbox mailbox newsletter voice telephony`,
  registry: `registry registries npm pypi mirror mirrors package packages image images`,
  monitor: `dashboard dashboards metric metrics graph graphs alert alerts monitoring collector agent agents telemetry trace traces logs apm exporter tracker instruments`,
  money: `cost costs bill bills billing budget spend invoice`,
  secret: `key keys secret secrets credential credentials token tokens password`,
  batch: `slurm slurmctld squeue sbatch scheduler fairshare hpc mpi`,
  service: `site website page pages app apps api apis portal endpoint endpoints service services requests system screen intranet shop checkout search`,
  people: `user users customer customers client clients everyone everybody nobody anyone colleague colleagues player players team staff callers hotline`,
  experiment: `variant variants experiment bucket exposure control treatment`,
  flag: `flag flags toggle toggles kill-switch killswitch rollout`,
  migration: `migration migrations cutover migrated migrate backfill dual-write reconciliation`,
  release: `deploy deployed release released rollback revert version change changed`,
  provider: `provider providers vendor vendors supplier third-party thirdparty hosted hoster hosting saas carrier courier acquirer aggregator processor region
    console status-page statuspage cloud az azs`,
  resource: `cpu memory ram heap load threads thread connections connection pool capacity quota quotas limit limits`,
  clock: `clock clocks ntp skew timezone`,
  agent: `agent llm copilot claude cursor ai`,
};

const byStem = new Map<string, readonly string[]>();
const keyOf = (word: string): string => (word.includes(' ') ? word : stem(word));
for (const [component, said] of Object.entries(things))
  for (const word of new Set(wordList(said).map((one) => keyOf(one.replace('-', ' ')))))
    byStem.set(word, [...(byStem.get(word) ?? []), component]);

/** A class of things, and what stands beside it, as a term that no word has. */
export interface Affected {
  readonly term: string;
  /** As the person wrote it. */
  readonly word: string;
  readonly kind: 'alone' | 'inTrouble' | 'together';
}

const mark = '#';

export function isAffected(term: string): boolean {
  return term.startsWith(mark);
}

/** What is affected: each class that is named, with each class of trouble and each other thing that is told of beside it. */
export function affectedIn(text: string): readonly Affected[] {
  const symptoms = symptomsOf(text);
  const named = [...componentsIn(text)].sort(([a], [b]) => (a < b ? -1 : 1));
  return named.flatMap(([component, word], i): readonly Affected[] => [
    { term: mark + component, word, kind: 'alone' },
    ...symptoms.map((symptom) => ({ term: mark + component + symptom, word, kind: 'inTrouble' as const })),
    ...named
      .slice(i + 1)
      .map(([other]) => ({ term: mark + component + mark + other, word, kind: 'together' as const })),
  ]);
}

/** Each class that is named, and by which word. */
function componentsIn(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const parts = wordsOf(text).flatMap((written) =>
    splitCompound(written).map((part) => ({ written, part: fold(part) })),
  );
  for (const [i, { written, part }] of parts.entries()) {
    const both = `${part} ${parts[i + 1]?.part ?? ''}`;
    for (const word of new Set([part, part.replace(/\d{1,4}$/, ''), both]))
      for (const component of byStem.get(keyOf(word)) ?? componentsOf(word))
        if (!found.has(component)) found.set(component, written);
  }
  return found;
}
