import { stem } from './glossary.ts';
import { wordList } from './word-list.ts';

/** What people who run systems say for the same act or thing. Read on a team's own pages, which nobody described in other words. */
const rows = `
grow expand resize increase enlarge extend
delete remove destroy purge cleanup drop erase wipe decommission retire
add install create provision setup
restart reboot bounce recycle
rotate renew replace regenerate
restore recover recovery retrieve
login signin authenticate logon
failover fallback switchover switch
block ban deny
stop halt pause disable
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
change modify edit
view see show inspect
deploy release ship rollout
fix repair resolve
page document article
cost billing price spend bill
offboard leave leaver
onboard join joiner starter
machine host server node instance
disk volume storage
network connectivity
outage incident downtime
announce communicate publish notify
rebuild reindex
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
