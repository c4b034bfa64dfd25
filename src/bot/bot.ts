import type { Reply } from '../card/card.ts';
import { inDirect } from '../card/line.ts';
import type { Acknowledgement, Bot, Incoming } from '../platform.ts';
import { StoreAway } from '../store/store.ts';
import { failed, outOfDate } from './failures.ts';
import { commands, forms, presses } from './features.ts';
import { suggest } from './find/suggest.ts';
import { answerHome } from './home/home.ts';
import { answerThread } from './incident/thread.ts';
import type { Answered } from './meter.ts';
import { changeMembership, follow } from './settings/membership.ts';
import { answerWords } from './words.ts';
import type { Of, World } from './world.ts';

type Table = { readonly [K in Incoming['kind']]: (world: World, incoming: Of<K>) => Promise<Reply> };

const table: Table = {
  command: (world, incoming) => commands[incoming.name](world, incoming),
  words: answerWords,
  choice: async (world, incoming) =>
    presses.get(incoming.act[0])?.answer(incoming.act, world, incoming) ?? outOfDate(),
  form: async (world, incoming) =>
    forms.get(incoming.act[0])?.answer(incoming.act, world, incoming) ?? outOfDate(),
  suggest,
  thread: answerThread,
  home: answerHome,
  membership: changeMembership,
  moved: follow,
};

export function createBot(world: World): Bot {
  return {
    acknowledgement,
    async answer(incoming) {
      const began = world.clock();
      const [reply, outcome] = await attempt(world, incoming);
      const name = nameOf(incoming);
      world.meter.answered({ kind: incoming.kind, name, outcome, ms: world.clock() - began });
      return reply;
    },
  };
}

async function attempt(world: World, incoming: Incoming): Promise<readonly [Reply, Answered]> {
  try {
    if (!(await isOurs(world, incoming))) return [{ kind: 'nothing' }, 'not ours'];
    const reply = whereSaid(await dispatch(world, incoming), incoming);
    return [reply, outcomes[reply.kind] ?? 'answered'];
  } catch (error) {
    return [failed(world, incoming, error), error instanceof StoreAway ? 'store away' : 'failed'];
  }
}

function whereSaid(reply: Reply, { isDirect }: Incoming): Reply {
  return reply.kind === 'card' && isDirect ? { ...reply, card: inDirect(reply.card) } : reply;
}

const outcomes: Readonly<Partial<Record<Reply['kind'], Answered>>> = {
  invalid: 'refused',
  nothing: 'silent',
};

/** A verb that was forged would be a name of its own. */
function nameOf(incoming: Incoming): string {
  if (incoming.kind === 'command') return incoming.name;
  if (incoming.kind !== 'choice' && incoming.kind !== 'form') return '';
  const known = incoming.kind === 'choice' ? presses : forms;
  return known.has(incoming.act[0]) ? incoming.act[0] : 'unknown';
}

function dispatch<K extends Incoming['kind']>(world: World, incoming: Of<K>): Promise<Reply> {
  const handle = table[incoming.kind as K] as (world: World, incoming: Of<K>) => Promise<Reply>;
  return handle(world, incoming);
}

/** Typing suggestions repeat harmlessly; with the store away an ask is answered and nothing unasked is said. */
async function isOurs(world: World, incoming: Incoming): Promise<boolean> {
  if (incoming.kind === 'suggest') return true;
  try {
    return await world.store.claimEvent(incoming.id);
  } catch (error) {
    if (!(error instanceof StoreAway)) throw error;
    return !(incoming.kind === 'thread' && incoming.cause === 'watch');
  }
}

function acknowledgement(incoming: Incoming): Acknowledgement {
  switch (incoming.kind) {
    case 'command':
    case 'words':
      return 'asker';
    case 'suggest':
    case 'form':
      return 'in the acknowledgement';
    case 'thread':
      return incoming.cause === 'shortcut' ? 'asker' : 'place';
    case 'home':
    case 'membership':
    case 'moved':
      return 'nothing';
    case 'choice': {
      const how = presses.get(incoming.act[0])?.acknowledgement ?? 'asker';
      if (how !== 'page') return how;
      return incoming.on === 'private' ? 'pressed' : 'asker';
    }
  }
}
