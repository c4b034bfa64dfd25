import { assemble } from '../../src/app/assemble.ts';
import { quizActs } from '../../src/bot/quiz/acts.ts';
import type { Act } from '../../src/card/act.ts';
import { createHolidaySources } from '../../src/holidays/sources.ts';
import type { MemberId, MessageId } from '../../src/ids.ts';
import type { Library } from '../../src/library/model.ts';
import type { Incoming, Platform } from '../../src/platform.ts';
import { createSeal } from '../../src/seal.ts';
import { createSearch } from '../../src/search/search.ts';
import type { Store } from '../../src/store/store.ts';
import { conversation, nextEvent, postId, team } from './facts.ts';

/** What a person does, until the card for it is there. */
export interface People {
  streak(member: MemberId): Promise<void>;
  board(member: MemberId, week: 'this' | 'last'): Promise<void>;
  /** `choice`: 0 to 3. */
  answers(member: MemberId, sequence: number, choice: string): Promise<void>;
  /** How often the bot said less than it could because the store was late. */
  warnings(): number;
}

/** The whole bot on a store, before a platform that takes everything and shows nothing. */
export async function openPeople(store: Store, library: Library): Promise<People> {
  const search = await createSearch(library);
  let warnings = 0;
  const warn = (): void => {
    warnings += 1;
  };
  const log = { debug() {}, info() {}, warn, error: fail };
  const platform = {
    edit: async (_place: unknown, message: MessageId) => ({ kind: 'sent', message }),
  } as unknown as Platform; // nothing else is asked of it here
  const { bot } = assemble({
    library: () => library,
    search: () => search,
    store,
    platform,
    log,
    mintPost: () => postId(0),
    seal: createSeal('a secret'),
    holidays: createHolidaySources(),
    timers: {
      now: () => performance.now(),
      set: (run, ms) => setTimeout(run, ms).unref(),
      clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
    },
    publicUrl: undefined,
    clock: Date.now,
  });
  const where = (member: MemberId) => ({
    id: nextEvent(),
    at: Date.now(),
    place: { team, conversation },
    member,
    isDirect: false,
  });
  const hand = async (incoming: Incoming, name: string): Promise<void> => {
    const reply = await bot.answer(incoming);
    if (reply.kind !== 'card' || reply.card.name !== name)
      throw new Error(`"${name}" was expected: ${JSON.stringify(reply)}`);
  };
  const press = (member: MemberId, act: Act, name: string): Promise<void> =>
    hand({ ...where(member), kind: 'choice', act, message: 'm1' as MessageId, on: 'public' }, name);

  return {
    streak: (member) =>
      hand({ ...where(member), kind: 'command', name: 'streak', text: '' }, 'Your progress'),
    board: (member, week) => press(member, quizActs.board(week), 'Board'),
    answers: (member, sequence, choice) =>
      press(member, quizActs.answer(postId(sequence), Number(choice)), 'Your answer'),
    warnings: () => warnings,
  };
}

function fail(fields: unknown, message: string): never {
  throw new Error(message, { cause: fields });
}
