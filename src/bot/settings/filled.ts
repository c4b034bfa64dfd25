import type { Form } from '../../card/card.ts';
import type { Values } from '../../notes/draft.ts';

/** The form as it was typed. */
export function filled(form: Form, values: Values): Form {
  return {
    ...form,
    fields: form.fields.map((field) => ({ ...field, values: values[field.name] ?? field.values })),
  };
}
