import { onTestFinished } from 'vitest';
import { assemble } from '../../src/app/assemble.ts';
import type { World } from '../../src/bot/world.ts';
import { type Act, decodeAct, encodeAct } from '../../src/card/act.ts';
import type { Choice, Option, Reply } from '../../src/card/card.ts';
import type { CommandName } from '../../src/card/commands.ts';
import { createHolidaySources } from '../../src/holidays/sources.ts';
import type { EventId, MemberId, MessageId, Place, PostId, ThreadId } from '../../src/ids.ts';
import type { Library } from '../../src/library/model.ts';
import type { Log } from '../../src/log.ts';
import type { Bot, Incoming, Message } from '../../src/platform.ts';
import { createSeal } from '../../src/seal.ts';
import type { Store } from '../../src/store/store.ts';
import { openEmbedded } from '../../src/stores/sqlite/open.ts';
import { overLimits } from '../fakes/limits.ts';
import {
  channel,
  createFakePlatform,
  directWith,
  type FakePlatform,
  memberId,
  type Shown,
} from '../fakes/platform.ts';
import { type Switch, switchedStore } from '../fakes/switched-store.ts';
import { createTimers } from '../fakes/timers.ts';
import { act } from './act.ts';
import type { Chat, Saying, Seen } from './chat.ts';
import { folderWith } from './folder.ts';
import { searchOf } from './search-of.ts';
import { cardWords } from './words.ts';

export interface BotChat extends Chat {
  mentions(text: string, options?: Saying & { readonly from?: 'person' | 'bot' }): Promise<void>;
  readonly world: World;
  readonly platform: FakePlatform;
  readonly store: Store;
  /** Takes the store away. */
  readonly memory: Switch;
  /** What was logged at error. */
  readonly logged: string[];
  readonly now: () => number;
  /** Moves the clock, and does what comes due, the day's work too. */
  until(moment: string): Promise<void>;
  /** The newest thing a member was shown, as text. */
  last(as?: string): string;
  /** Serves other pages from then on. */
  serves(library: Library): Promise<void>;
  /** Presses an act that no button has. */
  forges(parts: readonly [string, ...string[]], options?: Saying): Promise<void>;
  /** Sends a form that was never opened. */
  forgesForm(
    parts: Parameters<typeof act>,
    values: Readonly<Record<string, readonly string[]>>,
  ): Promise<void>;
  sends(
    kind: 'membership',
    change: Extract<Incoming, { kind: 'membership' }>['change'],
    as?: string,
  ): Promise<void>;
  opensHome(as?: string): Promise<void>;
  /** A message in the incident's thread that the bot reads along, said by a person unless told. */
  overhears(text: string, from?: 'person' | 'bot'): Promise<void>;
  /** What is offered while a command's words are typed. */
  types(name: CommandName, text: string): Promise<readonly Option[]>;
  /** "Find a guide for this" on a message. */
  finds(text: string, options?: { readonly in?: 'a thread' }): Promise<void>;
}

const defaultMember = 'first';
const defaultChannel = 'sre-daily';

const nothingOutside = {
  fetchCalendar: async () => ({ problem: 'does not exist' }),
  loadCountries: async () => undefined,
};

/** The whole bot before a platform that only records. */
export async function openBotChat(options: {
  readonly library: Library;
  readonly at: string;
  /** Its own embedded one unless given; closed with the test. */
  readonly store?: Store;
  /** Where it logs, next to what is looked at as `logged`. */
  readonly log?: Log;
  readonly reader?: Pick<World, 'publicUrl' | 'signPath' | 'teamUrl'>;
  /** What the internet holds; nothing unless given. */
  readonly holidays?: Parameters<typeof createHolidaySources>[0];
}): Promise<BotChat> {
  const time = createTimers(Date.parse(options.at));
  const platform = createFakePlatform();
  const opened = options.store ?? (await openEmbedded({ folder: await folderWith({}), now: time.now }));
  onTestFinished(() => opened.close());
  const { store, memory } = switchedStore(opened);
  const logged: string[] = [];
  const quiet = (): void => undefined;
  const log: Log = {
    ...(options.log ?? { debug: quiet, info: quiet, warn: quiet }),
    error(fields, message) {
      logged.push(message);
      options.log?.error(fields, message);
    },
  };
  let served = { library: options.library, search: await searchOf(options.library) };
  let minted = 0;
  const mintPost = (): PostId => `post${String(++minted).padStart(6, '0')}` as PostId;
  const { bot, runner, daily, world } = assemble({
    library: () => served.library,
    search: () => served.search,
    store,
    platform,
    log,
    mintPost,
    seal: createSeal('a secret'),
    holidays: createHolidaySources({ ...nothingOutside, ...options.holidays }),
    pace: { lane: () => '', everyMs: 0 },
    timers: time,
    publicUrl: undefined,
    ...options.reader,
    clock: time.now,
  });
  let events = 0;

  const event = (as: string, where: string) => {
    const isDirect = where === 'direct';
    const member = memberId(as);
    return {
      id: `e${++events}` as EventId,
      at: time.now(),
      place: isDirect ? directWith(member) : channel(where),
      member,
      isDirect,
    };
  };

  const said = (text: string, from: 'person' | 'bot'): Message => ({
    id: `t${events + 1}` as MessageId,
    at: time.now(),
    text,
    from,
  });

  async function hand(incoming: Incoming, pressed?: Shown): Promise<void> {
    const reply = await bot.answer(incoming);
    refuseWrongAcknowledgement(bot, incoming, reply);
    apply(platform, incoming, reply, pressed);
    for (const { card, form } of platform.screens) {
      const faults = overLimits(card, form);
      if (faults.length > 0) throw new Error(`over a limit: ${faults.join('; ')}`);
    }
    await time.settle();
  }

  const press = (shown: Shown, pressed: Act, as: string): Promise<void> => {
    const back = decodeAct(encodeAct(pressed));
    if (!back) throw new Error(`${pressed[0]} does not come back from a button`);
    const on = shown.to === undefined ? 'public' : 'private';
    const where = { ...event(as, defaultChannel), place: shown.place, isDirect: shown.isDirect };
    return hand({ ...where, kind: 'choice', act: back, message: shown.message, on }, shown);
  };

  return {
    world,
    platform,
    store,
    memory,
    logged,
    now: time.now,
    async says(text, { as = defaultMember, in: where = defaultChannel } = {}) {
      const [, name, words = ''] = /^\/(guide|quiz|streak|coach)\s*(.*)$/s.exec(text) ?? [];
      if (name === 'guide' || name === 'quiz' || name === 'streak' || name === 'coach')
        await hand({ ...event(as, where), kind: 'command', name, text: words });
      else await hand({ ...event(as, 'direct'), kind: 'words', text });
    },
    async mentions(text, { as = defaultMember, in: where = defaultChannel, from = 'person' } = {}) {
      await hand({ ...event(as, where), kind: 'thread', cause: 'mention', message: said(text, from) });
    },
    async overhears(text, from = 'person') {
      const message = said(text, from);
      const before = platform.settings.thread;
      if (before !== 'forbidden') platform.settings.thread = [...before, message];
      await hand({ ...event(defaultMember, 'inc-1'), kind: 'thread', cause: 'watch', message });
    },
    async types(name, text) {
      const where = event(defaultMember, defaultChannel);
      const reply = await bot.answer({ ...where, kind: 'suggest', name, text });
      return reply.kind === 'suggestions' ? reply.options : [];
    },
    async finds(text, { in: where } = {}) {
      const from = event(defaultMember, defaultChannel);
      const thread = `${from.place.conversation}/t1` as ThreadId;
      await hand({
        ...from,
        place: where ? { ...from.place, thread } : from.place,
        kind: 'thread',
        cause: 'shortcut',
        message: said(text, 'person'),
      });
    },
    async presses(label, { as = defaultMember } = {}) {
      const found = visible(platform, as)
        .toReversed()
        .flatMap((shown) => choicesOf(shown).map((choice) => ({ shown, choice })))
        .find(({ choice }) => choice.label === label);
      if (!found) throw new Error(`${as} sees no button "${label}":\n${lastSeen(platform, as)}`);
      await press(found.shown, found.choice.act, as);
    },
    async submits(values, { as = defaultMember } = {}) {
      const shown = visible(platform, as).findLast((one) => one.form !== undefined);
      const form = shown?.form;
      if (!shown || !form) throw new Error(`${as} has no form open`);
      const all = Object.fromEntries(
        form.fields.map((field) => [field.name, values[field.name] ?? field.values]),
      );
      const where = { ...event(as, defaultChannel), place: shown.place, isDirect: shown.isDirect };
      platform.screens.splice(platform.screens.indexOf(shown), 1);
      await hand({ ...where, kind: 'form', act: form.act, values: all });
    },
    heard: () => platform.screens.map(toSeen),
    last: (as = defaultMember) => lastSeen(platform, as),
    async serves(library) {
      served = { library, search: await searchOf(library) };
    },
    async forges(parts, { as = defaultMember, in: where = defaultChannel } = {}) {
      const from = event(as, where);
      await hand({
        ...from,
        kind: 'choice',
        act: act(...parts),
        message: 'm0' as Shown['message'],
        on: 'private',
      });
    },
    async forgesForm(parts, values) {
      await hand({ ...event(defaultMember, defaultChannel), kind: 'form', act: act(...parts), values });
    },
    async sends(kind, change, as = 'admin') {
      await hand({ ...event(as, defaultChannel), kind, change });
    },
    async opensHome(as = defaultMember) {
      await hand({ ...event(as, 'direct'), kind: 'home' });
    },
    async until(moment) {
      await time.advanceTo(Date.parse(moment));
      await daily.run();
      await runner.sweep();
      await time.settle();
    },
  };
}

function choicesOf({ card, reopen }: Shown): readonly Choice[] {
  return [...(card?.buttons ?? []), ...(card?.menu?.choices ?? []), ...(reopen ? [reopen] : [])];
}

function visible(platform: FakePlatform, as: string): readonly Shown[] {
  return platform.screens.filter((shown) => shown.to === undefined || shown.to === memberId(as));
}

function lastSeen(platform: FakePlatform, as: string): string {
  return visible(platform, as).map(toSeen).at(-1)?.text ?? '';
}

/** A reply travels as it was acknowledged: what is private never turns public, and a form only opens in time. */
function refuseWrongAcknowledgement(bot: Bot, incoming: Incoming, reply: Reply): void {
  const acknowledgement = bot.acknowledgement(incoming);
  const isForm = reply.kind === 'form' || reply.kind === 'invalid';
  const isWrong =
    (isForm && acknowledgement !== 'in the acknowledgement') ||
    (reply.kind === 'card' && reply.to === 'place' && acknowledgement !== 'place') ||
    (reply.kind === 'card' && reply.to === 'pressed' && acknowledgement !== 'pressed');
  if (isWrong)
    throw new Error(`acknowledged as ${acknowledgement}, answered otherwise: ${JSON.stringify(reply)}`);
}

function apply(platform: FakePlatform, incoming: Incoming, reply: Reply, pressed: Shown | undefined): void {
  const { place, isDirect, member } = incoming;
  const mine: { place: Place; isDirect: boolean; to: MemberId } = { place, isDirect, to: member };
  if (reply.kind === 'form') platform.show({ ...mine, form: reply.form });
  if (reply.kind === 'invalid')
    platform.show({ ...mine, form: reply.form, errors: reply.errors, reopen: reply.reopen });
  if (reply.kind !== 'card') return;
  if (reply.to === 'place') platform.show({ place, isDirect, to: undefined, card: reply.card });
  else if (reply.to === 'pressed' && pressed) pressed.card = reply.card;
  else platform.show({ ...mine, card: reply.card });
}

function toSeen({ to, place, isDirect, card, form, errors }: Shown): Seen {
  return {
    to: to?.split('/').at(-1) ?? 'everyone',
    in: form ? 'window' : isDirect ? 'direct' : (place.conversation.split('/').at(-1) ?? ''),
    text: card ? cardWords(card) : (form?.intro ?? form?.title ?? ''),
    buttons: card ? [...card.buttons, ...(card.menu?.choices ?? [])].map(({ label }) => label) : [],
    fields: Object.fromEntries((form?.fields ?? []).map((field) => [field.name, field.values])),
    errors,
  };
}
