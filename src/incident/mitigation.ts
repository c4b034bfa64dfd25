import { saysOver } from './ending.ts';
import { phaseOf } from './phase.ts';
import type { Said } from './said.ts';

const act =
  /(?:rolled (?:\w+ ){0,4}back|reverted|restarted|rebooted|redeployed|failed (?:\w+ ){0,4}over|drained|cordoned|scaled|disabled|blocked|throttled|promoted|raised|increased|doubled|grew|expanded|extended|resized|bumped|freed|cleared|cleaned|purged|dropped|deleted|removed|truncated|killed|terminated|stopped|paused|replaced|recreated|renewed|rotated|revoked|reissued|evicted|pinned|patched|applied|moved|diverted|rerouted|isolated|unblocked|switched|flipped|turned (?:\w+ ){0,4}(?:off|on)|set|added|swapped|updated|shed)/
    .source;
const adverb = /(?:just|now|also|then|since|finally|manually|already|successfully)/.source;
const doer = /(?:i|we|i've|we've|i have|we have|i’ve|we’ve)/.source;
/** Somebody did it: "restarted the pods", "we have just raised the limit". A subject of another kind is no doer. */
const done = new RegExp(
  `^(?:\\W{0,3}(?:ok|okay|done|update|and|so|then|now|yes)\\b){0,3}\\W{0,3}(?:${doer} )?(?:${adverb} )?${act}\\b`,
  'i',
);
const anywhere = new RegExp(`\\b${act}\\b`, 'i');
/** It is done: "the rollback is complete", "the flag is off". */
const complete =
  /\b(?:roll-?back|revert|restart|fail-?over|hotfix|workaround|fix|patch|deploy|volume|disk|flag|feature|change|release|limit|pool|replica|node|region|traffic)s? (?:is|are|was|were|has been|have been)(?: now)? (?:done|complete|completed|finished|in place|out|live|off|rolled back|reverted|disabled|grown|extended|raised|drained|moved|shifted|restarted|promoted|switched over)\b/i;
/** Harm that grows less, or a service that is there again. */
const better =
  /\b(?:mitigated|(?:recovering|recovered|restored)\b(?! mode)|(?:up|online|works?|working|healthy|green|normal|served|serving) again|stays? up|(?:is|are|['’]s|now|came|comes?) back up|back (?:online|under|below|to normal|in service))\b/i;
const less =
  /\b(?:errors?|error rate|[45]xx|50\d|latency|p9\d|timeouts?|queue|lag|backlog|load|restarts?|failures?|cpu|memory|usage|wal) (?:\w+ ){0,3}(?:falls|falling|dropping|drops|decreasing|shrinks|shrinking|going down|coming down|came down|going away|improving|improved|stopped|recovers|draining)\b/i;

/** What plans, asks, doubts, denies or tells of other times tells of nothing done. */
const withheld =
  /\?|\b(?:if|once|when|until|unless|before|will|would|should|could|can|may|might|must|going to|let['’]?s|want|plan\w*|try|please|maybe|perhaps|not|never|nothing|nobody|cannot|yesterday|last (?:time|week|month|year|night|incident|outage)|sandbox|staging|pushed yet|PR)\b|n['’]t\b|\bno (?:luck|effect)\b/i;
/** What was tried did not help. */
const unmoved =
  /\b(?:no (?:change|effect|difference|luck|improvement|better)|(?:not|n['’]t) (?:help\w*|fix\w*|work\w*|enough|better|mitigated)|nothing changed|worse|still (?:down|failing|broken|crash\w*|happening|seeing|erroring|slow|the same|50\d|[45]xx)|(?:down|failing|back) again)\b/i;

/** Whether a person tells that an act against the trouble is done, or that it grows less; an end is no mitigation. */
export function saysMitigated(said: Said): boolean {
  if (said.from !== 'person' || saysUnmoved(said) || saysOver(said.text)) return false;
  return said.text.split(/(?<=[.!?;])\s|\n/).some(tellsRelief);
}

/** Whether a person tells that the trouble is as it was, whatever was done. */
export function saysUnmoved({ text, from }: Said): boolean {
  return from === 'person' && unmoved.test(text);
}

function tellsRelief(sentence: string): boolean {
  if (withheld.test(sentence)) return false;
  if (better.test(sentence) || less.test(sentence)) return true;
  const phase = phaseOf({ text: sentence });
  if (done.test(sentence) || complete.test(sentence)) return phase !== 'detect';
  return phase === 'mitigate' && anywhere.test(sentence);
}
