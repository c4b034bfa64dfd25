import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderForm } from '../../adapters/discord/render-form.ts';
import { invalidCard } from '../../adapters/shared/notices.ts';
import type { Form } from '../../src/card/card.ts';
import { act } from '../builders/act.ts';
import { anyForm } from '../fakes/discord/cards.ts';
import { complainModal } from '../fakes/discord/limits.ts';

const form: Form = {
  title: 'Daily question',
  intro: 'When it is asked.',
  act: act('daily'),
  submit: 'Save',
  fields: [
    { name: 'time', label: 'Time', values: ['10:00'], input: 'line', options: [], optional: false },
    {
      name: 'days',
      label: 'Days',
      hint: 'Local days',
      values: ['mon'],
      input: 'picks',
      options: [
        { value: 'mon', label: 'Mon' },
        { value: 'tue', label: 'Tue' },
      ],
      optional: true,
    },
  ],
};

describe('a form on Discord', () => {
  it('is a modal of labelled inputs, with checkboxes as a select of many', () => {
    expect(renderForm(form)).toEqual({
      title: 'Daily question',
      custom_id: 'daily',
      components: [
        { type: 10, content: 'When it is asked.' },
        {
          type: 18,
          label: 'Time',
          component: {
            type: 4,
            custom_id: 'time',
            style: 1,
            max_length: 4000,
            required: true,
            value: '10:00',
          },
        },
        {
          type: 18,
          label: 'Days',
          description: 'Local days',
          component: {
            type: 3,
            custom_id: 'days',
            required: false,
            min_values: 0,
            max_values: 2,
            options: [
              { label: 'Mon', value: 'mon', default: true },
              { label: 'Tue', value: 'tue', default: false },
            ],
          },
        },
      ],
    });
  });

  it('has a select of channels, of which several may be picked', () => {
    const input = { label: 'Add', values: [], options: [], optional: true } as const;
    const { components } = renderForm({ ...form, fields: [{ ...input, name: 'picked', input: 'channels' }] });

    expect(components[1]).toEqual({
      type: 18,
      label: 'Add',
      component: {
        type: 8,
        custom_id: 'picked',
        required: false,
        min_values: 0,
        max_values: 10,
        channel_types: [0, 5, 15],
      },
    });
  });

  it('says its introduction at the first of five fields, where a text would be a sixth part', () => {
    const fields = ['a', 'b', 'c', 'd', 'e'].map(
      (name) => ({ ...form.fields[0], name }) as Form['fields'][0],
    );
    const { components } = renderForm({ ...form, fields });

    expect(components).toHaveLength(5);
    expect(components[0]).toMatchObject({ label: 'Time', description: 'When it is asked.' });
  });

  it('stays inside every limit, whatever the form', () => {
    fc.assert(
      fc.property(anyForm, (given) => {
        expect(complainModal(renderForm(given))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('comes back as a card that lists the errors and opens it again', () => {
    const reopen = { label: 'Change it', act: act('change') };
    const card = invalidCard({
      kind: 'invalid',
      form,
      errors: { time: 'That is no time.', other: 'Nor that.' },
      reopen,
    });

    expect(card.buttons).toEqual([reopen]);
    expect(JSON.stringify(card.body)).toContain('Time: That is no time.');
    expect(JSON.stringify(card.body)).toContain('"Nor that."');
  });
});
