import type { Form, Reply } from '../../card/card.ts';
import { type ReadHolidays, readHolidays } from '../../holidays/text.ts';
import { type DraftOf, dropDraft, readDraft, saveDraft } from '../../notes/draft.ts';
import { localDate } from '../../schedule/calendar.ts';
import { noteHolidayFault, registerHolidays } from '../../schedule/refresh-holidays.ts';
import type { Schedule } from '../../store/schedules.ts';
import { privately } from '../failures.ts';
import { type ReadForm, typedIn } from '../read-form.ts';
import type { Of, World } from '../world.ts';
import { settingsActs } from './acts.ts';
import { refuse } from './admin.ts';
import { setUpCard } from './coach.ts';
import { filled } from './filled.ts';
import { holidaysText, type MoreSettings, moreForm, parseMore } from './more-form.ts';
import { saveSchedule } from './save.ts';
import { noSchedule } from './setup-card.ts';

const draftName = 'more';
/** A form has to be answered within three seconds, and it is saved after this. */
const fetchMs = 1500;

export async function openMore(world: World, incoming: Of<'choice'>): Promise<Reply> {
  const refused = await refuse(world, incoming);
  if (refused) return refused;
  const schedule = await world.store.schedule(incoming.place.conversation);
  if (!schedule) return privately(noSchedule);
  const draft = await readDraft(world, draftOf(incoming));
  const form = await formFor(world, schedule);
  return { kind: 'form', form: draft ? filled(form, draft) : form };
}

export async function saveMore(world: World, incoming: Of<'form'>): Promise<Reply> {
  const refused = await refuse(world, incoming);
  if (refused) return refused;
  const schedule = await world.store.schedule(incoming.place.conversation);
  if (!schedule) return privately(noSchedule);
  const { fault, ...holidays } = await readTyped(world, schedule, typedIn(incoming.values, 'holidays'));
  const read = await withRole(world, schedule, parseMore(incoming.values, holidays));
  const parsed = await withThreads(world, schedule, read);
  if (parsed.errors) {
    await saveDraft(world, draftOf(incoming), incoming.values);
    return {
      kind: 'invalid',
      form: filled(await formFor(world, schedule), incoming.values),
      errors: parsed.errors,
      reopen: { label: 'Open the form again', act: settingsActs.more() },
    };
  }
  const changed = { ...schedule, ...parsed.value };
  await noteHolidayFault(world.store, changed, fault);
  await registerHolidays(world.store, changed);
  const saved = await saveSchedule(world, incoming.member, changed);
  await dropDraft(world.store, incoming.member);
  return { kind: 'card', to: 'asker', card: await setUpCard(world, saved) };
}

async function formFor({ platform }: World, schedule: Schedule): Promise<Form> {
  const opensThreads = (await platform.mayDiscuss(schedule.place)) !== undefined;
  return moreForm(schedule, { mentionable: platform.mentionable(schedule.place), opensThreads });
}

/** Chosen before, it holds up no other setting: the card tells what is in its way. */
async function withThreads(
  world: World,
  { place, discussion }: Schedule,
  parsed: ReadForm<MoreSettings>,
): Promise<ReadForm<MoreSettings>> {
  const isNew = parsed.value?.discussion === 'opened' && discussion !== 'opened';
  const may = isNew ? await world.platform.mayDiscuss(place) : undefined;
  return may?.kind === 'cannot'
    ? { value: undefined, errors: { discussion: `${may.problem}. ${may.remedy}.` } }
    : parsed;
}

/** A role that stood there before holds up no other setting. */
async function withRole(
  world: World,
  { place, role }: Schedule,
  parsed: ReadForm<MoreSettings>,
): Promise<ReadForm<MoreSettings>> {
  const wanted = parsed.value?.role;
  if (wanted === undefined || wanted === role) return parsed;
  const fault = await world.platform.mentionFault(place, wanted);
  return fault === undefined ? parsed : { value: undefined, errors: { role: fault } };
}

/** What stood there before and cannot be read now keeps its dates: it holds up no other setting. */
async function readTyped(
  world: World,
  schedule: Schedule,
  text: string,
): Promise<ReadHolidays & { readonly fault: string | undefined }> {
  if (text !== '' && text === holidaysText(schedule) && !schedule.holidaysFrom)
    return { dates: schedule.holidays, readFrom: undefined, fault: undefined };
  const from = localDate(schedule.zone, await world.store.now());
  const found = await readHolidays(text, { from, sources: world.holidays, within: { ms: fetchMs } });
  if (!('problem' in found)) return { ...found, fault: found.leftOut };
  if (text !== schedule.holidaysFrom) return { ...found, fault: undefined };
  return { dates: schedule.holidays, readFrom: text, fault: found.problem };
}

function draftOf({ member, place, at }: Of<'choice' | 'form'>): DraftOf {
  return { member, conversation: place.conversation, form: draftName, at };
}
