/** An act that destroys something, and what saves that before. */
export interface Destroyer {
  readonly act: RegExp;
  /** What is gone afterwards. */
  readonly lost: string;
  readonly isSavedBy: (text: string) => boolean;
  readonly todo: string;
}

const keep =
  '\\b(?:sav(?:e|ing)|cop(?:y|ying)|keep(?:ing)?|not(?:e|ing)|record(?:ing)?|write down|dump(?:ing)?|export(?:ing)?|snapshot|capture|back up|store|archive)\\b';

/** Saved in words ("Save the logs", "note the replicas") or by a command. */
function saved(what: string, commands: string): (text: string) => boolean {
  const verb = new RegExp(keep, 'gi');
  const thing = new RegExp(`\\b(?:${what})\\b`, 'i');
  const command = new RegExp(commands, 'i');
  return (text) =>
    command.test(text) ||
    [...text.matchAll(verb)].some((found) => thing.test(clauseAfter(text, found.index + found[0].length)));
}

function clauseAfter(text: string, at: number): string {
  return text.slice(at, at + 80).split('.', 1)[0] ?? '';
}

/** A clause that begins with one of these verbs and soon names one of these things, in any case; or a command, as typed. */
function act(verbs: string, things: string, commands: string): RegExp {
  const clause = `(?:^|[.:;,]\\s+(?:then\\s+|and\\s+|or\\s+)?|\\b(?:then|and|or)\\s+)(?:${verbs})\\s(?!nothing|no\\b)[^.;:]{0,60}?\\b(?:${things})\\b`;
  return new RegExp(`${anyCase(clause)}|${commands}`);
}

/** The first letter of each verb may be a capital; the rest is as written. */
function anyCase(clause: string): string {
  return clause.replace(/(?<=[(|:])([a-z])(?=[a-z]{2})/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

const logsToFile = 'kubectl[^|;`]*\\slogs\\b[^;`]*>';
const savesLogs = saved('logs?|evidence|thread dump|heap dump', logsToFile);
/** Logs of the container before this one, or ten lines of each, are not those of the pods that go. */
const savesCurrentLogs = (text: string): boolean => savesLogs(withoutPartial(text.split('`')).join('`'));

/** Of text and code by turns: without the code that saves a part of the logs, and the words before it. */
function withoutPartial(parts: readonly string[]): readonly string[] {
  const isPartial = (at: number): boolean => at % 2 === 1 && savesPart(parts[at] ?? '');
  return parts.map((part, at) => {
    if (isPartial(at)) return '';
    return isPartial(at + 1) ? part.slice(0, part.lastIndexOf('.') + 1) : part;
  });
}

/** By a label, kubectl gives the last ten lines of each container unless it is told how many. */
function savesPart(command: string): boolean {
  if (!/\blogs\b/.test(command)) return false;
  return (
    command.includes('--previous') || (/\s(?:-l|--selector)\b/.test(command) && !command.includes('--tail'))
  );
}

export const destroyers: readonly Destroyer[] = [
  {
    act: act(
      'undo|roll back|roll|restart|drain|delete',
      'deploys?|deployments?|rollouts?|releases?|versions?|pods?|nodes?|zones?|instances?|services?|suspect reversible change|last change|newest change',
      'kubectl[^|;`]*\\s(?:rollout (?:undo|restart)|delete (?:pods?|jobs?|deployments?|deploy|rs|replicasets?|statefulsets?)|drain|replace --force)\\b|helm (?:rollback|uninstall)',
    ),
    lost: 'the logs of the pods that go',
    isSavedBy: savesCurrentLogs,
    todo: 'save them in a step before: kubectl logs -n NAMESPACE -l app=NAME --all-containers --prefix --tail=-1 > NAME.log',
  },
  {
    act: act(
      'scale',
      'to (?:zero|0)',
      'kubectl[^|;`]*\\sscale\\b[^;`]*--replicas[= ]0|kubectl[^|;`]*\\spatch job\\b[^;`]*"suspend":\\s*true',
    ),
    lost: 'the logs of the pods, and how many there were',
    isSavedBy: (text) => savesCurrentLogs(text) || savesReplicas(text),
    todo: 'note the replicas and save the logs in a step before',
  },
  {
    act: act(
      'kill|terminate|end|cancel',
      'sessions?|quer(?:y|ies)|transactions?|connections?|backends?|idle ones',
      'pg_(?:terminate|cancel)_backend|CLIENT KILL|KILL (?:QUERY |CONNECTION )?(?:ID|\\d)',
    ),
    lost: 'what the sessions were doing',
    isSavedBy: saved(
      'sessions?|quer(?:y|ies)|locks?|evidence',
      'pg_stat_activity|CLIENT LIST|SHOW (?:FULL )?PROCESSLIST',
    ),
    todo: 'list and save the sessions in a step before: SELECT ... FROM pg_stat_activity',
  },
  {
    act: act(
      'delete|drop|clean|clean up|purge|deduplicate|truncate',
      'rows?|records?|duplicates?|tables?|data|messages?|index(?:es)?|columns?',
      'DELETE FROM|DROP (?:TABLE|INDEX|COLUMN|SCHEMA|DATABASE|CONSTRAINT)|(?<!REVOKE[^;]*)TRUNCATE\\s+\\w|purge_queue',
    ),
    lost: 'the rows or messages',
    isSavedBy: saved(
      'rows?|records?|duplicates?|tables?|data|messages?|copy|definition',
      'CREATE TABLE\\b|\\\\copy|COPY\\b|pg_dump|mysqldump|rabbitmqadmin get',
    ),
    todo: 'copy them in a step before: CREATE TABLE NAME AS SELECT ...',
  },
  {
    act: act(
      'truncate|remove|clean|clean up|delete|prune',
      'logs?|files?|images?|volumes?|snapshots?',
      '`(?:sudo )?(?:rm |truncate |: > )|--vacuum-(?:size|time)|find\\b[^;`]*-delete|docker (?:system |image )?prune|crictl rmi',
    ),
    lost: 'the file, which is often the evidence',
    isSavedBy: saved(
      'logs?|files?|tail|end|lines|copy|list|snapshot',
      '\\b(?:tail|cp|scp|gzip|tar)\\b[^;`]*>?|\\bmv\\b',
    ),
    todo: 'save its end in a step before: tail -n 10000 FILE > /tmp/NAME.tail',
  },
  {
    act: act(
      'revoke',
      'keys?|tokens?|credentials?|grants?|rights?|certificates?|access|writes?',
      'REVOKE\\b',
    ),
    lost: 'the grants, or what the credential was used for',
    isSavedBy: saved(
      'grants?|privileges?|rights?|uses?|audit|logs?|events?|who|scopes?',
      '\\\\dp|\\\\du|\\\\z\\b|information_schema|lookup-events|get-access-key-last-used',
    ),
    todo: 'note the grants, or the use of the credential, in a step before',
  },
  {
    act: act(
      'terminate|reboot|restart|stop|kill',
      'instances?|machines?|hosts?|servers?|process(?:es)?|containers?|daemons?',
      'terminate-instances|stop-instances|`(?:sudo )?(?:reboot|shutdown)\\b|systemctl (?:restart|stop|reboot)|docker (?:rm|stop|restart)|nginx -s stop|`(?:sudo )?p?kill (?!-(?:HUP|0|3|QUIT|USR))',
    ),
    lost: 'what the process or machine knows: its log, stacks, memory',
    isSavedBy: saved(
      'logs?|console|dump|stacks?|threads?|heap|memory|evidence|snapshot|volume|profile',
      `jstack|jcmd|py-spy|gcore|journalctl[^;\`]*>|get-console-output|dmesg|pprof|${logsToFile}`,
    ),
    todo: 'save log, stacks or console output in a step before',
  },
  {
    act: act(
      'flush|purge|empty|clear',
      'caches?|keys?|queues?|redis|topics?',
      'FLUSH(?:ALL|DB)\\b|redis-cli[^;`]*\\s(?:DEL|UNLINK)\\b|--reset-offsets|flush-caches',
    ),
    lost: 'the keys or offsets, and the load they keep off the source',
    isSavedBy: saved(
      'keys?|messages?|offsets?|values?|copy|dump|queue',
      '--scan|BGSAVE|--rdb|DUMP|--describe',
    ),
    todo: 'save keys, offsets or messages in a step before',
  },
  {
    act: /git (?:reset --hard|clean -|push (?:[^`;g]|g(?!it ))*--force|branch -D)|terraform (?:destroy|apply -replace)|aws s3 rm|delete-(?:bucket|db-instance|volume|stack|object)/,
    lost: 'what it overwrites or deletes',
    isSavedBy: saved(
      'branch|commit|state|snapshot|copy|version|tag',
      'git (?:stash|branch|tag|bundle)|state pull|snapshot',
    ),
    todo: 'save it in a step before: a branch, a snapshot, a copy',
  },
];

function savesReplicas(text: string): boolean {
  return saved('replicas?|how many', 'kubectl[^|;`]*\\sget\\b[^;`]*(?:replicas|-o (?:yaml|json))')(text);
}
