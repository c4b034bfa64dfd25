import { encodeAct } from '../../src/card/act.ts';
import type { Card, Form } from '../../src/card/card.ts';

/** What a card or a form breaks of the limits that every platform has; empty: nothing. */
export function overLimits(card: Card | undefined, form: Form | undefined): readonly string[] {
  return [...(card ? cardFaults(card) : []), ...(form ? formFaults(form) : [])];
}

function cardFaults(card: Card): readonly string[] {
  const choices = card.menu?.choices ?? [];
  const row = [...(card.doors ?? []), ...card.buttons];
  for (const { act } of [...card.buttons, ...choices]) encodeAct(act); // throws where it is too long
  return [
    ...(card.name.length > 24 ? [`name of ${card.name.length}: ${card.name}`] : []),
    ...(row.length > 5 ? [`${row.length} buttons`] : []),
    ...row.filter(({ label }) => label.length > 22).map(({ label }) => `button "${label}"`),
    ...(choices.length > 25 ? [`${choices.length} choices`] : []),
    ...choices.filter(({ label }) => label.length > 75).map(({ label }) => `choice "${label}"`),
    ...((card.preview ?? '').length > 150 ? ['preview'] : []),
  ];
}

function formFaults(form: Form): readonly string[] {
  return [
    ...(form.title.length > 24 ? [`title "${form.title}"`] : []),
    ...(form.fields.length > 5 ? [`${form.fields.length} fields`] : []),
    ...form.fields.filter(({ label }) => label.length > 45).map(({ label }) => `label "${label}"`),
  ];
}
