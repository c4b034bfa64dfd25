import type { Field, Form, Reply } from '../../card/card.ts';
import { line } from '../../card/line.ts';
import { readProfile } from '../../notes/member.ts';
import { privately } from '../failures.ts';
import { filled } from '../settings/filled.ts';
import type { Of, World } from '../world.ts';
import { privacyActs } from './acts.ts';
import { forgetMember, forgetMemberIn } from './forget.ts';
import { readKept } from './kept.ts';
import { keptText } from './privacy.ts';

const confirmation = 'delete';

/** Asked once more, in writing; and how much, where something is from elsewhere too. */
export async function openErase(world: World, incoming: Of<'choice'>): Promise<Reply> {
  return { kind: 'form', form: eraseForm(await isElsewhereToo(world, incoming)) };
}

export async function eraseMine(world: World, incoming: Of<'form'>): Promise<Reply> {
  if (incoming.values.confirm?.[0]?.trim().toLowerCase() !== confirmation)
    return {
      kind: 'invalid',
      form: filled(eraseForm(incoming.values.what !== undefined), incoming.values),
      errors: { confirm: `Nothing was deleted. The word is ${confirmation}.` },
      reopen: { label: 'Delete everything', act: privacyActs.erase() },
    };
  const { member, place } = incoming;
  if (incoming.values.what?.[0] === here) {
    await forgetMemberIn(world.store, member, place.team);
    return privately(line`Done. Your data from here is gone. Data from elsewhere stays.`);
  }
  const kept = await readKept(world, member, place);
  await forgetMember(world.store, member, place.team);
  return privately(line`Done. ${keptText(kept)} and your settings are gone.`);
}

/** A direct message belongs to no team: what is from there goes with everything. */
async function isElsewhereToo({ store }: World, incoming: Of<'choice'>): Promise<boolean> {
  const { member, place, isDirect } = incoming;
  if (isDirect) return false;
  const [{ homes, shown }, attempts] = await Promise.all([
    readProfile(store, member),
    store.attempts(member),
  ]);
  const teams = [...homes.map(({ team }) => team), ...shown, ...attempts.map(({ team }) => team)];
  return teams.some((team) => team !== place.team);
}

function eraseForm(isElsewhere: boolean): Form {
  return {
    title: 'Delete my data',
    intro:
      'This removes your answers, reviews, settings and streak. It stays removed. Closed questions keep their totals, and cards you shared stay until you delete them. Type delete to go on.',
    act: privacyActs.erase(),
    submit: 'Delete',
    fields: isElsewhere ? [what, confirm] : [confirm],
  };
}

const here = 'here';

const what: Field = {
  name: 'what',
  label: 'What to delete',
  values: ['all'],
  input: 'pick',
  options: [
    { value: 'all', label: 'Everything, from everywhere' },
    { value: here, label: 'Only what is from here' },
  ],
  optional: false,
};

const confirm: Field = {
  name: 'confirm',
  label: 'Type delete to go on',
  values: [],
  input: 'line',
  options: [],
  optional: false,
};
