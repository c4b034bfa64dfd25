import { remember } from '../remember.ts';
import type { Said } from './said.ts';

/** What people say to each other, whatever the matter: greetings, thanks, assent, absence, laughter. */
const courtesies = [
  'good (?:morning|afternoon|evening|night|day)|morning|mornin|afternoon|evening|hi+|hello+|hey+|hiya|howdy|yo|gm|gn|greetings|welcome(?: back| aboard)?',
  'happy (?:monday|tuesday|wednesday|thursday|friday|birthday|new year|holidays|weekend)|congrats|congratulations|well done|good job|great (?:work|job)|nice (?:work|one|job|catch)|kudos',
  "thanks?|thank you|many thanks|thx|thnx|ty|tyvm|tysm|cheers|(?:much )?appreciated|appreciate it|(?:very|so) much|a (?:lot|bunch|million|ton)|np|no (?:problem|worries|prob)|you(?: a|['’])re welcome|yw|any ?time|my pleasure",
  'o+k+|okay|okey|k+|kk|okie|ack|acked|roger(?: that)?|copy(?: that)?|got it|gotcha|noted|understood|sounds? good|sgtm|lgtm|sure(?: thing)?|yes|yep|yup|yeah|ya|nope|no|right|exactly|indeed|agreed|will do|makes sense|fair(?: enough)?|of course|perfect|great|cool|nice|awesome|excellent|amazing|lovely|sweet|wow|neat',
  'brb|bbl|bbiab|afk|gtg|bye+|goodbye|see (?:you|ya)|cya|ttyl|later|be right back|back in (?:a (?:bit|sec|minute|moment|few)|\\d+(?: ?m(?:in(?:ute)?s?)?)?)|(?:off to |at |grabbing |out for |going for )?(?:lunch|dinner|breakfast|coffee)|have a (?:good|nice|great) (?:day|one|evening|weekend|night)|gn8',
  'lol+|lmao|rofl|(?:ha)+h?|(?:he)+h?|xd|hmm+|mhm|hm|oh|ah|aha|ooh|sorry|my bad|oops|whoops|please|pls',
  "all|everyone|everybody|team|folks|guys|people|there|friends?|y['’]?all|you too|to you(?: too)?|again|for (?:that|this|the (?:help|update|heads up|info|quick (?:reply|response)))|man|mate|dude|boss|sir|and|so|very|just|now|from me|guess",
].join('|');
const onlyCourtesy = new RegExp(`^(?:(?:${courtesies}) ){1,12}$`, 'i');
/** Links, mentions, emoji and marks say nothing on their own. */
const bare = /https?:\/\/\S{1,500}|<[^<>\n]{1,300}>|@[\w.-]{1,80}|:[a-z0-9_+-]{1,40}:/gi;
const between = /[^\p{L}\p{N}'’]+/gu;
/** What a platform says about its own channels. */
const ofRooms =
  /^(?:\S{1,80} ){0,4}(?:has |was |just )?(?:(?:joined|left|archived|unarchived|renamed) (?:the |this )?(?:#\S{1,80}|channel|conversation|room|thread|chat|group|server|call|huddle|meeting)\b.{0,120}|(?:added|removed|invited) (?:to|from) (?:the |this )?(?:#\S{1,80}|channel|conversation|room|thread|group)\b.{0,120}|added an (?:integration|app) to\b.{0,120}|(?:set|changed|cleared|updated) the (?:channel|room|conversation)(?:['’]s)? (?:topic|name|purpose|description)\b.{0,300}|pinned (?:a|\d{1,3}) messages?\b.{0,120}|(?:started|ended) a (?:huddle|call|thread|meeting)\b.{0,120})$/i;

/** Whether a message says nothing about anything: it is read nowhere. */
export const isSmallTalk = remember(({ text }: Said): boolean => {
  const line = text.trim();
  if (ofRooms.test(line)) return true;
  const words = line.replace(bare, ' ').replace(between, ' ').trim();
  return words === '' || /^\d{1,2}$/.test(words) || onlyCourtesy.test(`${words} `);
});
