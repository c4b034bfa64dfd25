import { stem } from './glossary.ts';
import { wordList } from './word-list.ts';

/** What people who run systems say for the same act or thing. Read on a team's own pages, which nobody described in other words. */
const rows = `
grow expand resize increase enlarge extend scale
delete remove destroy purge cleanup drop erase wipe decommission retire deprecate uninstall teardown prune
add install create provision setup
restart reboot bounce recycle
rotate renew replace regenerate
restore recover recovery retrieve undelete
login signin authenticate authentication logon
failover fallback switchover switch
block ban deny blacklist denylist
stop halt pause disable suspend deactivate
query search lookup investigate
give grant allow
approve review merge
move migrate transfer relocate
rollback revert undo
check verify validate test
upgrade update bump patch
alert alarm page notification
access permission role
user member account
error failure fault
slow latency sluggish
full space capacity
secret credential password token key
remote external
schedule cron timer
shutdown terminate stop
copy duplicate clone replicate
limit quota cap
change modify edit alter
view see show inspect
deploy release ship rollout
fix repair resolve
page document article
cost billing price spend bill pay invoice charge
offboard leave leaver
onboard join joiner starter
machine host server node instance
disk volume storage
network connectivity
outage incident downtime
announce communicate publish notify
rebuild reindex
production prod live
bastion jumpbox jumphost
external contractor supplier vendor partner
buy purchase order procure
certificate cert tls ssl
silence mute snooze suppress
leak expose publish
drain evacuate evict cordon
replica standby secondary slave follower
primary master leader
offline unavailable maintenance
shell exec console ssh
clean prune cleanup
import load ingest
export extract dump
encrypt decrypt encryption
owner responsible maintainer
runaway noisy flood
fail abort crash
pending waiting stuck queued
`;

const known = new Map<string, Set<string>>();
for (const row of rows.trim().split('\n')) {
  const stems = wordList(row).map(stem);
  for (const one of stems)
    known.set(one, new Set([...(known.get(one) ?? []), ...stems.filter((other) => other !== one)]));
}

export function synonymsOf(term: string): ReadonlySet<string> {
  return known.get(term) ?? none;
}

const none: ReadonlySet<string> = new Set();
