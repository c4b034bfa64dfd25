import type { types } from '@slack/bolt';
import type { Card, Reply } from '../../src/card/card.ts';
import type { Bot } from '../../src/platform.ts';
import { within } from '../shared/within.ts';
import { type Deliver, isNote } from './deliver.ts';
import type { Draw } from './draw.ts';
import type { Heard, Route } from './inbound.ts';
import { writeMetadata } from './metadata.ts';
import { fieldErrors } from './render-form.ts';

type Ack = (answer?: Answered) => Promise<void>;
type Answered =
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'update'; view: types.View }
  | { response_action: 'clear' };

/** Draws the card that takes the place of a form in a stack of windows. */
export type SubmitAck = (card: Card, route: Route, metadata: string) => Promise<types.View>;

interface Dependencies {
  readonly bot: Bot;
  readonly deliver: Deliver;
  readonly ackModal: SubmitAck;
  readonly drawForm: Draw['form'];
  readonly waitMs: number;
}

/** A form's answer travels in the acknowledgement: errors at their fields, or the next window. Late, it follows. */
export async function submit(dependencies: Dependencies, heard: Heard, ack: Ack): Promise<void> {
  const { incoming, route } = heard;
  const answering = dependencies.bot.answer(incoming);
  if (dependencies.bot.acknowledgement(incoming) !== 'in the acknowledgement') {
    await ack({ response_action: 'clear' });
    return dependencies.deliver.reply(await answering, route);
  }
  const early = await within(dependencies.waitMs, answering);
  const shown = early && (await inAck(dependencies, early, route));
  await ack(shown ?? (isBack(early, route) ? undefined : { response_action: 'clear' }));
  if (!shown) await dependencies.deliver.reply(await answering, route);
}

/** A note on what was sent from a window: back to that window, and the note next to it. */
function isBack(reply: Reply | undefined, route: Route): boolean {
  return route.surface === 'modal' && reply?.kind === 'card' && reply.to === 'asker' && isNote(reply.card);
}

/** undefined: the reply is delivered outside the windows. */
async function inAck(
  { ackModal, drawForm }: Dependencies,
  reply: Reply,
  route: Route,
): Promise<Answered | undefined> {
  const depth = route.view?.depth ?? 1;
  if (reply.kind === 'invalid')
    return { response_action: 'errors', errors: fieldErrors(reply.form, reply.errors) };
  if (reply.kind === 'form')
    return {
      response_action: 'update',
      view: drawForm(reply.form, writeMetadata(route, depth, reply.form.act)),
    };
  // Opened from a window, it goes back to one: the card takes the place of the form.
  const isStacked = route.surface === 'modal' || route.surface === 'home';
  if (reply.kind !== 'card' || reply.to === 'place' || !isStacked || reply.card.file) return undefined;
  if (isBack(reply, route)) return undefined;
  return { response_action: 'update', view: await ackModal(reply.card, route, writeMetadata(route, depth)) };
}
