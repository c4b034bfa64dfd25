import { stemmer } from 'stemmer';

/**
 * What words mean in trouble, whichever is said: a malfunction is "dead", "blocked" or "full" alike. No word weighs anything
 * here; what a concept is worth, alone and together with another, is learned.
 */
const words: Readonly<Record<string, string>> = {
  broken: `down dead broken broke break breaking fail failed failing failure crash crashed crashing crashloop crashlooping
    crashloopbackoff imagepullbackoff errimagepull stuck hang hanging hung frozen freeze froze unresponsive unreachable inaccessible unavailable offline borked
    busted hosed toast dying died die unusable unhealthy degraded degrading degradation corrupt corrupted corruption garbled
    panic panicking segfault abort aborted stall stalled stalling deadlock deadlocked flapping flap outage malfunction
    malfunctioning faulty dropped dropping misbehaving wedged jammed disrupted disruption interrupted interruption
    tripped unplayable unstable spinning bouncing looping notready critical disconnected kaputt failover dark isolated cut kick
    kicking kicked defective disturbed disturbance bust glitchy buggy dud bricked unresolvable diverging garble tanked croaked
    toppled collapsed burnt flooded smoking tipped choking wonky haywire erroring crapped nuked fried`,
  error: `error exception traceback fatal timeout timed refused denied reset rejected rejecting reject oom oomkilled killed sigkill
    evicted evicting nxdomain servfail unauthorized forbidden invalid unexpected crit err alert alarm problem issue trouble
    incident glitch fault errored rejects refuses denies refusing denying unknown mismatch nullpointer eof econnrefused
    undefined nan segv oops bsod warning severe`,
  blocked: `blocked blocking halted stopped stop stuck paused throttled throttling limited quota banned prevented locked lock rejecting
    blacklisted waiting pending queued unroutable undelivered bounced blocklisted trapped suspended drained readonly cordoned
    unclickable greyed declined decline`,
  full: `full exhausted exhausting exhaustion overloaded overload saturated saturation maxed pegged overflow overflowing backlog
    piling piled swamped filling filled load exceed exceeded exceeding threshold limit`,
  absent: `missing absent gone loss empty blank nothing nobody none vanished disappeared lost losing lose without never white null zero unavailable emptied erased lacks nowhere silence silent unseen`,
  wrong: `wrong incorrect weird strange odd bogus inconsistent mismatch mismatched stale outdated duplicate duplicated twice doubled
    double zero garbage skewed bad off swapped crossed overwritten overwrote negative nonsense gibberish scrambled
    mixed unreadable blurry false`,
  not: `cannot can't couldn't unable won't doesn't don't isn't aren't not no didn't wasn't weren't hasn't haven't nor neither`,
  slow: `slow sluggish crawling crawl slowly slowness laggy lag lagging latency delay delayed forever slowed slower timeout degraded`,
  rise: `spike spiking spiked surge jumped jump climbing climb rising rise growing grow plummeted tripled doubled skyrocketing high
    elevated increased increasing increase burning burn leak leaking exploded shot dropped fell fall low`,
  attack: `compromised leaked breach breached hacked hacker malicious attack attacked attacker ddos flood flooding phishing exposed
    stolen intrusion ransomware virus malware wiped deleted unauthorised unauthorized suspicious scraping`,
  conclude: `close closed closing closure end ended ending finish finished done conclude concluded over wrap wrapping archive archiving
    archived dissolve dissolved terminate terminated resolve resolved resolving solve solved settled final finally declare
    declaring mark marking calling`,
  matter: `incident issue case ticket outage disturbance event matter alarm affair crisis emergency bridge severity sev thread
    channel disruption`,
  quiet: `no zero nil nothing none clean quiet flat baseline usual normal`,
  expired: `expired expire expiring expiry`,
  hit: `user customer client people everyone everybody visitor student patient store staff caller tenant merchant subscriber member
    shop reader player guest colleague folks others citizen passenger driver agent employee office branch floor building
    plant warehouse crew clinic ward nurse doctor traveller viewer listener shopper buyer seller partner vendor site region
    country team department school teacher pupil researcher neighbour household holder whole all every many`,
  now: `now currently again still since today just suddenly atm presently ongoing already continue persist tonight intermittently
    intermittent constantly repeatedly sporadic sporadically`,
  else: `else anyone anybody someone somebody`,
  past: `yesterday last ago earlier previously remember postmortem retro retrospective former once then history`,
  future: `will tomorrow next upcoming planned scheduled plan planning gonna soon maintenance window we'll i'll shall would going
    expected expect reminder`,
  if: `if would could should might may suppose imagine hypothetically assume unless whenever case example maybe perhaps wonder wondering`,
  ask: `how what why which who when where does can could`,
  own: `my local localhost laptop dev sandbox test demo branch compile build install tutorial example project code function
    library version package i'm`,
  respond: `looking investigating investigate investigated checking rolling reverting revert reverted restarting restarted rollback
    escalating escalated paging paged page declare declared ack acking acked mitigating mitigated mitigation confirm confirmed
    debugging digging oncall triage bridge identified`,
  look: `looking investigating investigation checking check looked digging debugging suspect suspicion seem seems cause caused
    because found discovered identified noticed log logs graph trace compare comparing reproduce bisect theory turns turned
    determined narrowed hypothesis correlate maybe probably root analysis observed`,
  act: `rollback rolled rolling revert reverted reverting restart restarted restarting scaled scaling disabled disabling enabled
    drained draining cordon cordoned uncordoned patch patched deployed deploying fix applied applying rotated rotating revoked
    blocked raised raising increased deleted deleting removed removing recreated replaced replacing failover promoted killed
    killing cleaned cleaning cleared purged workaround stopgap switched switching moved moving bumped pinned rebooted
    redeploy reset hotfix mitigated isolated evacuated`,
  tell: `status announce announced announcement notify notified inform informed mail mailed posted stakeholder comms
    communicated update banner statement tweet`,
  over: `resolved recovered restored fixed healthy normal green stable stood standing closed closing works working confirmed up
    back over repaired recovery`,
  see: `alert firing fired report reported reports complain complaint complaints page paged noticed declared ticket tickets`,
  wait: `once when until if before after unless`,
  part: `but except only some most partly partially however though yet although`,
  system: `site website web server service api app application db database cluster node pod queue network wifi vpn dns login page
    checkout payment pipeline production prod host machine box instance disk volume storage mail email proxy gateway router
    switch backend frontend portal dashboard cache redis postgres mysql kafka rabbitmq nginx kubernetes cdn internet link
    connection request traffic ci runner registry mirror certificate cert replica primary cpu memory printer phone till
    controller region zone datacenter rack power cooling filesystem nfs mount backup job worker consumer broker scheduler array
    lun raid san uplink fiber firewall tunnel route resolver domain hypervisor vm guest firmware sensor gate charger
    camera scanner kiosk badge door lift terminal tablet handset register invoice order basket search feed export import report
    wiki chat calendar video voice call sms push notification webhook token session account form map game lobby shard`,
  fine: `fine ok okay good great resolved recovered fixed solved restored healthy normal stable green working back`,
  thanks: `thanks thank thx cheers congrats welcome awesome nice cool love lol haha hehe fun great glad happy`,
  meeting: `meeting agenda minutes action discuss discussed discussion roadmap standup sync attendees proposal vote planning sprint
    backlog milestone todo`,
  change: `add added adding remove removed upgrade upgraded upgrading update updated updating migrate migrating migration support
    release released releasing changelog feature improve improved improvement refactor bump bumped merge merged rename deprecate
    deprecated introduce introduced allow implement implemented replace replaced`,
};

/** What is wrong with a thing. */
export const malfunctions: readonly string[] = [
  'broken',
  'error',
  'blocked',
  'full',
  'absent',
  'wrong',
  'not',
  'slow',
  'rise',
  'attack',
  'expired',
];

export function tellMalfunction(concepts: readonly string[]): boolean {
  return concepts.some((concept) => malfunctions.includes(concept));
}

const byStem = new Map<string, string[]>();
for (const [concept, all] of Object.entries(words))
  for (const word of all.split(/\s+/)) {
    const stem = stemOf(word);
    const known = byStem.get(stem) ?? [];
    if (!known.includes(concept)) byStem.set(stem, [...known, concept]);
  }

/** Of a word in lower case. */
export function stemOf(word: string): string {
  return stemmer(word.replace(/['’]/g, ''));
}

/** Of a stem, what it can mean. */
export function conceptsOf(stem: string): readonly string[] {
  return byStem.get(stem) ?? [];
}
