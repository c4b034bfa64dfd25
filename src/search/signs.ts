/** Something that is said in trouble, or in calm; counted once however often it is said. */
export interface Sign {
  readonly name: string;
  readonly pattern: RegExp;
  /** Above 0 it speaks for live trouble, below 0 against it: its weight in a logistic regression over labelled text. */
  readonly worth: number;
}

export const signs: readonly Sign[] = [
  {
    name: 'an alert',
    pattern:
      /\b(firing|alertname|alert(s|ed)?( manager)? (fired|firing|triggered)|pager ?duty|paged|on-?call)\b|\bseverity[=:] ?\w|\b[A-Z]\w+-(Critical|Warning)\b|\b(Kube|Node|Host|Pod|Target|Etcd|etcd|Redis|Kafka|Postgres\w*|Prometheus|High)[A-Z]\w{4,}/,
    worth: 1.1,
  },
  {
    name: 'an incident by name',
    pattern:
      /\b(sev(erity)?[ -]?[0-4]|p[01]\b|major incident|declar(e|ed|ing) (an |the )?incident|incident (is |was )?declared|war ?room|outages?|incidents?|downtime|disruptions?|disrupted|interruptions?|degrad(ed|ation)|service (is |was )?(down|unavailable))\b/i,
    worth: 0.6,
  },
  {
    name: 'something is down',
    pattern:
      /\b(is|are|was|were|be|been|being|went|goes|going|gone|currently|still|again|completely|totally|partially|fully|site|service) (down|unreachable|unavailable|inaccessible|offline|broken|degraded|crashing|failing|timing out|stuck|overloaded|unresponsive|affected|impacted)\b|(\bnot|n't|\bstopped|\bstops) (responding|accessible|reachable|loading|working|available|launching|being \w+ed)\b|\b(no|nobody|nothing) (\w+ ){1,3}(showed up|goes through|gets through|can (log|sign) in|arrives?)\b|\bunder heavy load\b/i,
    worth: 2.1,
  },
  {
    name: 'people are hit',
    pattern:
      /\b((end-?)?users?|customers?|clients?|everyone|visitors?|teams?|developers?|members?|people) (have |has |had |were |was |are |is |began |started )?(\w+ly )?(report\w*|see\w*|saw|experienc\w+|complain\w*|get(ting)?|unable|affected|impacted|can ?not|can'?t|could ?n[o']t|notice\w*|alerted|asks?|asked|ping\w*)\b|\b(reports?|reported|complaints?|alerted) (of|by|from|that|in)\b|\bimpact(ed|ing|s)?\b/i,
    worth: 1.5,
  },
  {
    name: 'a symptom',
    pattern:
      /\b(error rates?|latency|5\d\d|5xx|time(d)?[ -]?outs?|connection (refused|reset|timed out)|crash ?loop\w*|oom\w*|out of memory|no space left|disk (is |was )?(space|full)|too many connections|not ?ready|evicted|throttl\w+|exhaust\w+|satura\w+|overload\w*|spik(e|es|ed|ing)|lag(ging)?|leak(s|ed|ing)?|expired|backlog|pile\w* up|pending pods|drop(s|ped)? (to|in|of)|[45]\d\d errors?|(is|are|were|was) (assumed )?lost|stall(ed|ing)|flapping|unhealthy|high (cpu|memory|load)|cpu (usage|load)|data loss|lost data|corrupt\w*|ImagePull\w*|full(ed)? (cluster|queue))\b/i,
    worth: 1.7,
  },
  {
    name: 'something fails',
    pattern:
      /\b(fail(s|ed|ing|ure|ures)?|broke|broken|crash(es|ed|ing)?|cannot (start|connect|write|read|reach|log|schedule|bind)|unable to|rejects?|refus(es|ed|ing)|blocked|stuck|slow|missing|errors? (rate|jumped|since|at|on every)|fatal|FATAL|5\d\ds|burn(s|ing)? (rate|fast)|jumped|exploded|doubled)\b/i,
    worth: 1.1,
  },
  {
    name: 'an attack or a leak',
    pattern:
      /\b(compromised?|malicious|breach(ed)?|intrusion|unauthori[sz]ed|exfiltrat\w+|phish\w+|attack(er|ers|ed)?|ddos(ed)?|exposed|leaked|abuse|ransom\w*|credential stuffing|vulnerabilit(y|ies)|impersonate|login attempts?|unfamiliar|accidentally (deleted|pushed|committed|exposed|dropped)|wiped|deleted (my|our|the) (prod\w*|database|data))\b/i,
    worth: 2.1,
  },
  {
    name: 'somebody responds',
    pattern:
      /\b(investigat(e|es|ed|ing|ion)|looking into|look into|mitigat\w+|roll(ed|ing|s)? ?back|rollback|revert(ed|ing)|fail(ed|ing)? ?over|escalat\w+|restart(ed|ing|s)?|rotated|scaled (up|down)|scaling up|root cause|workaround|who is on|who('s| is) (looking|handling)|anyone (else )?(seeing|looking)|resolved|recover(ed|y|ing)|restored|post-?mortem|identified|turns out|checking (the|which|what|who|if|whether|with|on)|looking (at|now)|isolating|(heap|thread) dump|turning (off|it off)|fail over)\b/i,
    worth: 1.3,
  },
  {
    name: 'where it runs',
    pattern:
      /\b(prod(uction)?|clusters?|nodes?|pods?|instances?|replicas?|regions?|availability zone|databases?|deploy(s|ed|ment|ments)?|traffic|servers?|services?|gateway|load balancer|dns|certificates?|billing|aws bill|costs?)\b/i,
    worth: 0.8,
  },
  {
    name: 'a plan',
    pattern:
      /\b(maintenance|brownout|planned|schedul(ed|ing)|upcoming|migration of|(will|we'?ll|'ll|to|would) (be )?(perform\w*|upgrad\w*|updat\w*|migrat\w*|undergo|restart\w*|switch\w*|proceed|put offline|done|shut|drop|use|need|remove|add|take|look|follow|create|work|keep|try)|(we'?re|we are) doing|(outage|impacts?|downtime|disruption) (is|are|of|expected)|expected|expects?|may be down|might be|window|upgrade (of|to)|update (of|to|\w+ \w+ \w+ version)|version (to|update))\b/i,
    worth: -0.8,
  },
  {
    name: 'notice of maintenance',
    pattern:
      /\bbrownout|\bmaintenance (window|on|for|of|is|will|work|operation)\b|\b(planned|scheduled) (\w+ ){0,2}(maintenance|downtime|upgrade|window|migration|outage)\b|\bno (\w+ )?(outage|downtime|impact)s? (is|are) expected\b|\b(is|are) (planned|scheduled)\b|\bstarting at \S*\d{1,2}[:.h]\d{2}|\bexpected (impact|downtime)|\bwill be (migrated|upgraded|restarted|offline|put offline|unavailable|performed|down)\b/i,
    worth: -3.7,
  },
  {
    name: 'a meeting',
    pattern:
      /\b(meetings?|agenda|minutes of|attendees|next steps?|roadmap|action items?|discuss(ed|ion|ing)?|to-?do|stand-?up|wg|working group|volunteer|nomination|needs? to|plan(s|ning)? to|should (be|we|have)|follow(-| )?up|update on|no update|in progress)\b|(^|\s)#\d{2,5}\b/i,
    worth: -0.8,
  },
  {
    name: 'long ago',
    pattern: /\b(last (year|time|quarter)|(years?|months?) ago|back then|(we|it|they|i) used to|remember)\b/i,
    worth: -1.7,
  },
  {
    name: 'a question of craft',
    pattern:
      /\b(how (do|can|would|should|to)|what('?s| is| are) (the )?(best|right|difference|recommended|way)|is there (a|any|some)|does (anyone|anybody|someone) know|any (idea|way|suggestion|advice|thoughts)|is it possible|i('m| am) trying|trying to|should i|can i|could i|i wonder|wondering|i would like|i('d| would) (like|love|prefer)|i want(ed)? to|i think|i guess|i believe|imho|maybe|for example|e\.g\.|tutorial|docs?|documentation)\b/i,
    worth: -0.7,
  },
  {
    name: 'help with a product',
    pattern:
      /^\s*(hi|hey|hello|@\w+)\b|\b(i'?m|i am|we are|we're) (facing|getting (an?|the|this|following))|\b(can|could) (you|u)( please)? (share|try|check|send|post|confirm)|\bplease (share|try|check|find)\b|\blet (us|me) know\b|\byou can (try|run|use|also|find|check)\b|\b(released:|what'?s new|changelog|release notes|has been released|we have released|new (image|release)\b|the following error|logs? of|u mean|setup:|docker-compose|npm install|helm upgrade)/im,
    worth: -1.3,
  },
  {
    name: 'small talk',
    pattern:
      /\b(lol|haha+|hehe|jk|just kidding|congrats|welcome|cool|awesome|nice|great|love|fun|funny|interesting|thanks|thank you|cheers|imagine|joke)\b|:(joy|smile|slightly_smiling_face|laughing|sweat_smile|tada|thumbsup|\+1|pray|wave|heart):|[:;]-?\)/i,
    worth: -0.6,
  },
  { name: 'a time of day', pattern: /\b\d{1,2}:\d{2}\b/, worth: 1.9 },
  { name: 'a question mark', pattern: /\?/, worth: -0.6 },
];
