import type { Reply } from '../../reply.ts';
import { localDate } from '../../schedule/calendar.ts';
import { privately } from '../failures.ts';
import type { Of, World } from '../world.ts';
import { refuse } from './admin.ts';
import { setUpCard } from './coach.ts';
import { dropDraft, filled, readDraft, saveDraft } from './draft.ts';
import { moreForm, parseMore } from './more-form.ts';
import { saveSchedule } from './save.ts';
import { noSchedule } from './setup-card.ts';

const draftName = 'more';

export async function openMore(world: World, incoming: Of<'choice'>): Promise<Reply> {
  const refused = await refuse(world, incoming);
  if (refused) return refused;
  const schedule = await world.store.schedule(incoming.place.conversation);
  if (!schedule) return privately(noSchedule);
  const draft = await readDraft(world, draftOf(incoming));
  const form = moreForm(schedule);
  return { kind: 'form', form: draft ? filled(form, draft) : form };
}

export async function saveMore(world: World, incoming: Of<'form'>): Promise<Reply> {
  const refused = await refuse(world, incoming);
  if (refused) return refused;
  const schedule = await world.store.schedule(incoming.place.conversation);
  if (!schedule) return privately(noSchedule);
  const today = localDate(schedule.zone, await world.store.now());
  const parsed = parseMore(incoming.values, today);
  if (parsed.errors) {
    await saveDraft(world, draftOf(incoming), incoming.values);
    return {
      kind: 'invalid',
      form: filled(moreForm(schedule), incoming.values),
      errors: parsed.errors,
      reopen: { label: 'Open the form again', act: ['more'] },
    };
  }
  const saved = await saveSchedule(world, incoming.member, { ...schedule, ...parsed.settings });
  await dropDraft(world, incoming.member);
  return { kind: 'card', to: 'asker', card: await setUpCard(world, incoming, saved) };
}

function draftOf({ member, place, at }: Of<'choice' | 'form'>): Parameters<typeof readDraft>[1] {
  return { member, conversation: place.conversation, form: draftName, at };
}
