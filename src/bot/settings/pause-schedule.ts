import type { Form, Reply } from '../../card/card.ts';
import { parseDates } from '../../holidays/listed-dates.ts';
import { type Epoch, toSlot } from '../../ids.ts';
import { localDate, slotTime } from '../../schedule/calendar.ts';
import { privately } from '../failures.ts';
import { paged } from '../find/presses.ts';
import { typedIn } from '../read-form.ts';
import type { Of, World } from '../world.ts';
import { settingsActs } from './acts.ts';
import { refuse } from './admin.ts';
import { setUpCard } from './coach.ts';
import { field } from './daily-form.ts';
import { filled } from './filled.ts';
import { saveSchedule } from './save.ts';
import { noSchedule } from './setup-card.ts';
import { untilResumed } from './slots.ts';

/** "Pause until": a date, or until somebody resumes it. */
export async function openPause(world: World, incoming: Of<'choice'>): Promise<Reply> {
  return (await refuse(world, incoming)) ?? { kind: 'form', form: pauseForm };
}

export async function pauseSchedule(world: World, incoming: Of<'form'>): Promise<Reply> {
  const refused = await refuse(world, incoming);
  if (refused) return refused;
  const schedule = await world.store.schedule(incoming.place.conversation);
  if (!schedule) return privately(noSchedule);
  const until = parseUntil(typedIn(incoming.values, 'until'), await world.store.now(), schedule.zone);
  if (until === 'wrong')
    return {
      kind: 'invalid',
      form: filled(pauseForm, incoming.values),
      errors: { until: 'Write a date in the future, like 2026-12-31, or leave it empty.' },
      reopen: { label: 'Pause until', act: settingsActs.pauseuntil() },
    };
  const paused = await saveSchedule(world, incoming.member, { ...schedule, pausedUntil: until });
  return { kind: 'card', to: 'asker', card: await setUpCard(world, paused) };
}

/** Ends a pause, and a suspension whose cause was mended. */
export async function resumeSchedule(world: World, incoming: Of<'choice'>): Promise<Reply> {
  const refused = await refuse(world, incoming);
  if (refused) return refused;
  const schedule = await world.store.schedule(incoming.place.conversation);
  if (!schedule) return privately(noSchedule);
  const resumed = await saveSchedule(world, incoming.member, {
    ...schedule,
    pausedUntil: undefined,
    suspended: undefined,
  });
  return paged(incoming, await setUpCard(world, resumed));
}

/** Undoes that it turned itself down. */
export async function backToEveryDay(world: World, incoming: Of<'choice'>): Promise<Reply> {
  const refused = await refuse(world, incoming);
  if (refused) return refused;
  const schedule = await world.store.schedule(incoming.place.conversation);
  if (!schedule) return privately(noSchedule);
  const raised = await saveSchedule(world, incoming.member, { ...schedule, turnedDown: false });
  return paged(incoming, await setUpCard(world, raised));
}

/** The first moment of a local date that is still to come. */
function parseUntil(text: string, now: Epoch, zone: string): Epoch | 'wrong' {
  if (text === '') return untilResumed;
  const today = localDate(zone, now);
  const found = parseDates(text, today);
  const date = 'dates' in found && found.dates.length === 1 ? found.dates[0] : undefined;
  if (date === undefined || date === today) return 'wrong';
  return slotTime({ time: '00:00', zone }, toSlot(date)) ?? 'wrong';
}

const pauseForm: Form = {
  title: 'Pause the question',
  intro: 'Nothing is posted, and nobody loses a streak.',
  act: settingsActs.pauseuntil(),
  submit: 'Pause',
  fields: [
    field('until', 'Until', {
      input: 'line',
      values: [],
      hint: '2026-12-31; empty: until you resume it',
      optional: true,
    }),
  ],
};
