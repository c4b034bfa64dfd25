import type { Form, Reply } from '../../card/card.ts';
import { line } from '../../card/line.ts';
import { privately } from '../failures.ts';
import { filled } from '../settings/filled.ts';
import type { Of, World } from '../world.ts';
import { privacyActs } from './acts.ts';
import { forgetMember } from './forget.ts';
import { readKept } from './kept.ts';
import { keptText } from './privacy.ts';

const confirmation = 'delete';

/** Asked once more, in writing. */
export async function openErase(): Promise<Reply> {
  return { kind: 'form', form: eraseForm };
}

export async function eraseMine(world: World, incoming: Of<'form'>): Promise<Reply> {
  if (incoming.values.confirm?.[0]?.trim().toLowerCase() !== confirmation)
    return {
      kind: 'invalid',
      form: filled(eraseForm, incoming.values),
      errors: { confirm: `Nothing was deleted. The word is ${confirmation}.` },
      reopen: { label: 'Delete everything', act: privacyActs.erase() },
    };
  const kept = await readKept(world, incoming.member, incoming.place);
  await forgetMember(world.store, incoming.member, incoming.place.team);
  return privately(line`Done. ${keptText(kept)} and your settings are gone.`);
}

const eraseForm: Form = {
  title: 'Delete my data',
  intro:
    'This removes your answers, reviews, settings and streak from this workspace. It stays removed. Closed questions keep their totals, and cards you shared stay until you delete them. Type delete to go on.',
  act: privacyActs.erase(),
  submit: 'Delete',
  fields: [
    {
      name: 'confirm',
      label: 'Type delete to go on',
      values: [],
      input: 'line',
      options: [],
      optional: false,
    },
  ],
};
