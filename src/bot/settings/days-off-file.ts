import type { Form, Reply } from '../../card/card.ts';
import type { Holidays } from '../../holidays/days.ts';
import { isCalendar } from '../../holidays/text.ts';
import { localDate } from '../../schedule/calendar.ts';
import { noteHolidayFault, registerHolidays } from '../../schedule/refresh-holidays.ts';
import type { Schedule } from '../../store/schedules.ts';
import { privately } from '../failures.ts';
import { typedIn } from '../read-form.ts';
import type { Of, World } from '../world.ts';
import { settingsActs } from './acts.ts';
import { refuse } from './admin.ts';
import { setUpCard } from './coach.ts';
import { field } from './daily-form.ts';
import { saveSchedule } from './save.ts';
import { noSchedule } from './setup-card.ts';

const mostBytes = 100_000;

/** "Days without a question from a file". */
export async function openDaysOff(world: World, incoming: Of<'choice'>): Promise<Reply> {
  const refused = await refuse(world, incoming);
  if (refused) return refused;
  const schedule = await world.store.schedule(incoming.place.conversation);
  return schedule ? { kind: 'form', form } : privately(noSchedule);
}

/** The dates take the place of those that were there; the file is not kept. */
export async function saveDaysOff(world: World, incoming: Of<'form'>): Promise<Reply> {
  const refused = await refuse(world, incoming);
  if (refused) return refused;
  const schedule = await world.store.schedule(incoming.place.conversation);
  if (!schedule) return privately(noSchedule);
  const found = await readFile(world, schedule, typedIn(incoming.values, 'file'));
  if ('problem' in found)
    return {
      kind: 'invalid',
      form,
      errors: { file: found.problem },
      reopen: { label: 'Choose another file', act: settingsActs.daysoff() },
    };
  const changed = { ...schedule, holidays: found.dates, holidaysFrom: undefined };
  await noteHolidayFault(world.store, changed, found.leftOut);
  await registerHolidays(world.store, changed);
  const saved = await saveSchedule(world, incoming.member, changed);
  return { kind: 'card', to: 'asker', card: await setUpCard(world, saved) };
}

async function readFile(world: World, { place, zone }: Schedule, upload: string): Promise<Holidays> {
  if (upload === '') return { problem: 'Choose a file.' };
  const file = isCalendar(upload)
    ? { text: upload }
    : await world.platform.readUpload(place, upload, mostBytes);
  if ('problem' in file) return file;
  if (!isCalendar(file.text)) return { problem: 'That is not a calendar: it has to be an .ics file.' };
  return world.holidays.calendar(file.text, localDate(zone, await world.store.now()));
}

const form: Form = {
  title: 'Days without a question',
  intro: 'They replace the ones that are set now. The file is read and not kept.',
  act: settingsActs.daysoff(),
  submit: 'Save',
  fields: [
    field('file', 'Calendar', {
      input: 'file',
      values: [],
      hint: 'An .ics file of at most 100 KB',
    }),
  ],
};
