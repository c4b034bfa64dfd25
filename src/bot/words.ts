import type { Reply } from '../card/card.ts';
import { line, notice } from '../card/line.ts';
import { browseCard } from './find/browse.ts';
import { findCard } from './find/guide.ts';
import { answerPrivacy } from './privacy/privacy.ts';
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
      "hi|hello|hey|hiya|howdy|yo|hallo|hola|salut|good (?:morning|day|afternoon|evening)|morning|help(?: me)?|commands|menu|start|coach|ping|test(?:ing)?|(?:are )?you there|what'?s up|sup|how (?:does (?:this|it)|do you) work|how (?:do|can) i use (?:you|this|it)|what (?:can|do) you do|what (?:is|are) (?:this|you)|who are you|coach help",
    ),
    async (world, incoming) => answerCoach(world, asCommand(incoming, 'coach', '')),
  ],
  [
    whole(
      '(?:many |ok |great )?(?:thanks|thank you|thankyou|thank|thx|thnx|ty|tysm|cheers|merci|danke|gracias)(?: (?:that|it|this) (?:fixed|solved|helped|worked|did)(?: (?:it|this|the (?:issue|problem)|a lot|for (?:me|us)))?| for (?:the|your) help)?|great|perfect|nice|cool|ok|okay|k|got it|bye|goodbye|good (?:night|bot|job)|(?:that |it |this )?(?:helped|worked)|that did it|(?:that|it|this) (?:fixed|solved) (?:it|this)',
    ),
    async () => ({ kind: 'card', to: 'asker', card: anyTime }),
  ],
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
    async (world) => ({ kind: 'card', to: 'asker', card: browseCard(world, 'direct') }),
  ],
];

const anyTime = notice('Coach', line`Any time. Write a few words when you need the next step.`);

/** Plain words in a direct message. */
export const answerWords: Handler<'words'> = async (world, incoming) => {
  const said = spoken(incoming.text);
  const isThumbUp = said === '' && incoming.text.trim() !== '' && !incoming.text.includes('?');
  if (isThumbUp) return { kind: 'card', to: 'asker', card: anyTime };
  for (const [pattern, answer] of meant) {
    const match = pattern.exec(said);
    if (match) return answer(world, incoming, match.groups?.rest ?? '');
  }
  const words = incoming.text;
  const card = findCard(world, words, { audience: 'direct', place: incoming.place, words });
  return { kind: 'card', to: 'asker', card };
};

/** Without what people put around words: case, a slash, marks, smileys. */
function spoken(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/:[a-z0-9_+-]+:/g, ' ')
    .replace(/[^\p{L}\p{N}\s'-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function asCommand(
  { kind: _words, ...event }: Of<'words'>,
  name: Of<'command'>['name'],
  text: string,
): Of<'command'> {
  return { ...event, kind: 'command', name, text };
}
