import type { Reply } from '../../card/card.ts';
import { type DraftOf, dropDraft, readDraft, saveDraft } from '../../notes/draft.ts';
import { defaultSchedule } from '../../schedule/calendar.ts';
import type { Of, World } from '../world.ts';
import { settingsActs } from './acts.ts';
import { refuse } from './admin.ts';
import { setUpCard } from './coach.ts';
import { type DailySettings, dailyForm, parseDaily } from './daily-form.ts';
import { filled } from './filled.ts';
import { memberZone } from './member-zone.ts';
import { saveSchedule } from './save.ts';
import { wholePlace } from './start-schedule.ts';

const draftName = 'change';

/** The form of five fields, with what was typed last where that was not accepted. */
export async function openDaily(world: World, incoming: Of<'choice'>): Promise<Reply> {
  const refused = await refuse(world, incoming);
  if (refused) return refused;
  const form = dailyForm(world.library(), await settingsOf(world, incoming));
  const draft = await readDraft(world, draftOf(incoming));
  return { kind: 'form', form: draft ? filled(form, draft) : form };
}

/** Starts the questions, or changes them; either way the next three runs are the answer. */
export async function saveDaily(world: World, incoming: Of<'form'>): Promise<Reply> {
  const refused = await refuse(world, incoming);
  if (refused) return refused;
  const parsed = parseDaily(world.library(), incoming.values);
  if (parsed.errors) return keep(world, incoming, parsed.errors);
  const settings = parsed.value;
  const running = await world.store.schedule(incoming.place.conversation);
  const saved = await saveSchedule(world, incoming.member, {
    ...(running ?? defaultSchedule(wholePlace(incoming), settings.zone)),
    ...settings,
    turnedDown: false,
  });
  await dropDraft(world.store, incoming.member);
  return { kind: 'card', to: 'asker', card: await setUpCard(world, saved) };
}

async function keep(
  world: World,
  incoming: Of<'form'>,
  errors: Readonly<Record<string, string>>,
): Promise<Reply> {
  await saveDraft(world, draftOf(incoming), incoming.values);
  const form = dailyForm(world.library(), await settingsOf(world, incoming));
  return {
    kind: 'invalid',
    form: filled(form, incoming.values),
    errors,
    reopen: { label: 'Open the form again', act: settingsActs.change() },
  };
}

/** What stands in the form: as it runs, else as one press would start it. */
async function settingsOf(world: World, incoming: Of<'choice' | 'form'>): Promise<DailySettings> {
  const running = await world.store.schedule(incoming.place.conversation);
  if (running) return running;
  const zone = await memberZone(world, incoming.member);
  return { ...defaultSchedule(wholePlace(incoming), zone ?? 'UTC'), zone: zone ?? '' };
}

function draftOf({ member, place, at }: Of<'choice' | 'form'>): DraftOf {
  return { member, conversation: place.conversation, form: draftName, at };
}
