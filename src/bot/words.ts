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
  '(?: (?:a lot|so much|very much|again|coach|there|all|everyone|everybody|team|please|bot|man))*';
const whole = (words: string): RegExp => new RegExp(`^(?:${words})${polite}$`);

/** What a person means who writes to the bot as to somebody. The whole message has to say so, or it is searched for. */
const meant: readonly (readonly [RegExp, Answer])[] = [
  [
    whole(
      'hi|hello|hey|hiya|howdy|yo|hallo|good (?:morning|day|afternoon|evening)|morning|help(?: me)?|commands|menu|start|coach|how does (?:this|it) work|what (?:can|do) you do|who are you',
    ),
    async (world, incoming) => answerCoach(world, asCommand(incoming, 'coach', '')),
  ],
  [
    whole(
      'thanks|many thanks|thank you|thankyou|thx|ty|tysm|cheers|great|perfect|nice|cool|ok|okay|got it|that (?:helped|worked|did it)|(?:it )?(?:helped|worked)',
    ),
    async () => ({ kind: 'card', to: 'asker', card: anyTime }),
  ],
  [
    /^(?:quiz(?: me)?|practi[sc]e|ask me)(?: (?:on|about))?(?: (?<rest>.+))?$/,
    async (world, incoming, rest) => answerQuiz(world, asCommand(incoming, 'quiz', rest)),
  ],
  [
    whole('(?:(?:a|another|next|one more) )?question|next|another(?: one)?'),
    async (world, incoming) => answerQuiz(world, asCommand(incoming, 'quiz', '')),
  ],
  [
    whole('(?:my )?reviews?|review (?:now|mine)'),
    async (world, incoming) => answerQuiz(world, asCommand(incoming, 'quiz', 'review')),
  ],
  [
    whole('(?:my )?(?:streak|progress|score|stats)|how am i doing'),
    async (world, incoming) => answerStreak(world, asCommand(incoming, 'streak', '')),
  ],
  [
    whole('privacy|(?:my )?data|what is stored'),
    async (world, incoming) => answerPrivacy(world, asCommand(incoming, 'coach', 'privacy')),
  ],
  [
    whole('browse|guides?|contents|topics'),
    async (world) => ({ kind: 'card', to: 'asker', card: browseCard(world, 'direct') }),
  ],
];

const anyTime = notice('Coach', line`Any time. Write a few words when you need the next step.`);

/** Plain words in a direct message. */
export const answerWords: Handler<'words'> = async (world, incoming) => {
  const said = spoken(incoming.text);
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
