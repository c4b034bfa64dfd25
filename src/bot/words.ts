import type { Card, Reply } from '../card/card.ts';
import { command, line, notice, paragraph } from '../card/line.ts';
import { browseCard } from './find/browse.ts';
import { findCard, spoken } from './find/guide.ts';
import { emptyCard } from './find/none-card.ts';
import { privacyActs } from './privacy/acts.ts';
import { answerPrivacy } from './privacy/privacy.ts';
import { quizActs } from './quiz/acts.ts';
import { answerQuiz } from './quiz/quiz.ts';
import { answerStreak } from './quiz/streak.ts';
import { answerCoach } from './settings/coach.ts';
import type { Handler, Of, World } from './world.ts';

type Answer = (world: World, incoming: Of<'words'>, rest: string) => Promise<Reply>;

const polite =
  '(?: (?:a lot|a ton|a bunch|a million|so much|very much|again|coach|there|all|everyone|everybody|team|please|pls|now|bot|man|mate|u|you))*';
const whole = (words: string): RegExp => new RegExp(`^(?:${words})${polite}$`);
const wish =
  "(?:(?:please )?(?:give me|get me|send me|show me|i want|i need|can i (?:have|get|see)|could i (?:have|get|see)|let me (?:have|see)|let'?s (?:do|have|try)|what is|what's|whats|how is|how's) )";
const one = '(?:(?:a|an|another|the|next|one more|my|your|some) )?';

/** What a person means who writes to the bot as to somebody. The whole message has to say so, or it is searched for. */
const meant: readonly (readonly [RegExp, Answer])[] = [
  [
    whole(
      "hi|hello|hey|hiya|howdy|yo|hallo|hola|salut|good (?:morning|day|afternoon|evening)|morning|help(?: me)?|commands|menu|start|coach|ping|test(?:ing)?|(?:are )?you there|what'?s up|sup|how (?:does (?:this|it)|do you) work|how (?:do|can) i use (?:you|this|it)|what (?:can|do) you do|what (?:is|are) (?:this|you)|who are you|who (?:made|built|wrote|runs) (?:you|this)|are you (?:a |an )?(?:bot|robot|human|person|real|ai|llm|chatgpt)|coach help",
    ),
    async (world, incoming) => answerCoach(world, asCommand(incoming, 'coach', '')),
  ],
  [
    whole(
      '(?:many |ok |great )?(?:thanks|thank you|thankyou|thank|thx|thnx|ty|tysm|cheers|merci|danke|gracias)(?: (?:that|it|this) (?:fixed|solved|helped|worked|did)(?: (?:it|this|the (?:issue|problem)|a lot|for (?:me|us)))?| for (?:the|your) help)?|great|perfect|nice|cool|ok|okay|k|got it|bye|goodbye|good (?:night|bot|job)|(?:that |it |this )?(?:helped|worked)|that did it|(?:that|it|this) (?:fixed|solved) (?:it|this)|no(?: thanks| thank you)|never ?mind|nvm|all good|lol|haha+|sorry|oops|wow|awesome|amazing|cheers mate|understood|makes sense|i see|alright',
    ),
    async () => toAsker(anyTime),
  ],
  [
    whole(
      'stop(?: (?:it|this|that|now))?|cancel|unsubscribe|opt out|mute|pause|quiet|be quiet|shut up|go away|leave me alone|no more(?: (?:messages|questions))?|(?:stop|turn off|switch off|mute|pause|disable|unsubscribe from) (?:the |these |your |my |all )?(?:daily )?(?:questions?|messages?|reminders?|reviews?|quizz?(?:es)?|notifications?|messaging me|writing to me)|how (?:do|can) i (?:stop|mute|pause|disable|turn off|switch off|unsubscribe from|leave)(?: (?:it|this|you|the|these|your|my|all|daily|questions?|messages?|reminders?|reviews?|notifications?))*',
    ),
    async () => toAsker(leftAlone),
  ],
  [
    whole('(?:my |the )?(?:settings?|set ?up|preferences|options)|change (?:my |the )?(?:settings?|time)'),
    async () => toAsker(perChannel),
  ],
  [/^[a-d1-4]$/, async () => toAsker(pressLetter)],
  [whole('yes|yep|yeah|no|nope|maybe|sure|what|why|how|hm+|huh'), async () => toAsker(emptyCard('direct'))],
  [
    /^(?:quizz?(?: me)?|practi[sc]e|ask me)(?: (?:on|about))?(?: (?<rest>.+))?$/,
    async (world, incoming, rest) => answerQuiz(world, asCommand(incoming, 'quiz', rest)),
  ],
  [
    // Who has "a question about" something wants an answer.
    new RegExp(
      `^(?:${wish}?${one}quizz?|(?:${wish}${one}|(?:another|next|one more) )questions?) (?:on|about) (?<rest>.+)$`,
    ),
    async (world, incoming, rest) => answerQuiz(world, asCommand(incoming, 'quiz', rest)),
  ],
  [
    whole(
      `${wish}?${one}(?:questions?|quizz?)|next|another(?: one)?|(?:i want to|let'?s) (?:practi[sc]e|quiz)`,
    ),
    async (world, incoming) => answerQuiz(world, asCommand(incoming, 'quiz', '')),
  ],
  [
    whole(`${wish}?${one}reviews?|review (?:now|mine)`),
    async (world, incoming) => answerQuiz(world, asCommand(incoming, 'quiz', 'review')),
  ],
  [
    whole(`${wish}?${one}(?:streak|progress|score|stats|leaderboard|board|rank(?:ing)?)|how am i doing`),
    async (world, incoming) => answerStreak(world, asCommand(incoming, 'streak', '')),
  ],
  [
    whole('(?:coach )?privacy|(?:my )?data|what (?:is stored|do you (?:store|know)(?: about me| of me)?)'),
    async (world, incoming) => answerPrivacy(world, asCommand(incoming, 'coach', 'privacy')),
  ],
  [
    /^coach (?<rest>setup|suggest|suggestions)$/,
    async (world, incoming, rest) => answerCoach(world, asCommand(incoming, 'coach', rest)),
  ],
  [
    whole(`${wish}?${one}(?:browse|guides?|contents|topics|library)`),
    async (world) => toAsker(browseCard(world, 'direct')),
  ],
];

const anyTime = notice('Coach', line`Any time. Write a few words when you need the next step.`);

/** Nothing is sent to a member unasked: what stands in a channel is its admins' to stop. */
const leftAlone = notice('Coach', line`I write here only when you ask, and to admins about their channels.`, {
  body: [
    paragraph(
      line`Whoever manages a channel can stop its question with ${command('coach')} there. While you are paused, nothing counts against you.`,
    ),
  ],
  buttons: [
    { label: 'Pause', act: quizActs.pause() },
    { label: 'What is stored', act: privacyActs.privacy() },
  ],
});

const perChannel = notice(
  'Coach',
  line`Each channel has its own settings: write ${command('coach')} there, if you manage it.`,
);

const pressLetter = notice(
  'Coach',
  line`To answer, press the letter under the question. Typing it here does not count.`,
);

const waved = /:wave:|👋/u;
const pleased =
  /^(?:[👍👌👏🙏🙌🎉🥳😀😃😄😁🙂😊😍🤩❤💯✅🚀]|:(?:\+1|thumbsup|ok_hand|clap|pray|raised_hands|tada|partying_face|smile|slightly_smiling_face|heart|100|white_check_mark|rocket):)+$/u;
/** What an emoji is varied by: its looks and the colour of a skin. */
const varied = /\s|\uFE0F|[\u{1F3FB}-\u{1F3FF}]|:skin-tone-\d:/gu;

/** Plain words in a direct message. */
export const answerWords: Handler<'words'> = async (world, incoming) => {
  const said = spoken(incoming.text);
  if (said === '' && waved.test(incoming.text)) return answerCoach(world, asCommand(incoming, 'coach', ''));
  if (said === '' && pleased.test(incoming.text.replace(varied, ''))) return toAsker(anyTime);
  for (const words of new Set([withoutManners(said), said]))
    for (const [pattern, answer] of meant) {
      const match = pattern.exec(words);
      if (match) return answer(world, incoming, match.groups?.rest ?? '');
    }
  const words = incoming.text;
  return toAsker(findCard(world, words, { audience: 'direct', place: incoming.place, words }));
};

const openings = new Set(['hi', 'hey', 'hello', 'ok', 'okay', 'so', 'please', 'pls', 'coach', 'well', 'and']);
const endings = new Set(['please', 'pls', 'coach', 'now', 'then']);

/** A wish alone, without how it was begun and ended. */
function withoutManners(said: string): string {
  const words = said.split(' ');
  const first = words.findIndex((word, i) => i === words.length - 1 || !openings.has(word));
  const last = words.findLastIndex((word, i) => i <= first || !endings.has(word));
  return words.slice(first, last + 1).join(' ');
}

function toAsker(card: Card): Reply {
  return { kind: 'card', to: 'asker', card };
}

function asCommand(
  { kind: _words, ...event }: Of<'words'>,
  name: Of<'command'>['name'],
  text: string,
): Of<'command'> {
  return { ...event, kind: 'command', name, text };
}
