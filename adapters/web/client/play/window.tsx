import type { ComponentChild } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Answer, Look } from '../../play/wire.ts';
import { CopyJson } from './copy-json.tsx';
import { useReturnedFocus } from './returned-focus.ts';
import { partsOfDiscord, partsOfSlack, type WindowField } from './window-parts.ts';

interface Props {
  readonly look: Look;
  readonly answer: Answer;
  readonly onClose: () => void;
  readonly onSubmit: (act: string, values: Readonly<Record<string, readonly string[]>>) => void;
}

/** A form's payload as the window it opens; errors stand at their fields. */
export function Window({ look, answer, onClose, onSubmit }: Props): ComponentChild {
  const parts = look === 'slack' ? partsOfSlack(answer.form) : partsOfDiscord(answer.form);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const data = new FormData(event.currentTarget);
    const values = parts.fields.map(async ({ name }) => {
      const given = await Promise.all(
        data.getAll(name).map((one) => (one instanceof File ? one.text() : one)),
      );
      return [name, given.filter(Boolean)];
    });
    void Promise.all(values).then((all) => onSubmit(parts.act, Object.fromEntries(all)));
  };
  return (
    <Dialog title={parts.title} onClose={onClose}>
      <form onSubmit={submit}>
        {parts.intro && <p>{parts.intro}</p>}
        {parts.fields.map((field) => (
          <Field key={field.name} field={field} error={answer.errors?.[field.name]} />
        ))}
        <Foot submit={parts.submit} onClose={onClose}>
          <CopyJson payload={answer.form} />
        </Foot>
      </form>
    </Dialog>
  );
}

interface FootProps {
  readonly submit: string;
  readonly onClose: () => void;
  readonly children?: ComponentChild;
}

export function Foot({ submit, onClose, children }: FootProps): ComponentChild {
  return (
    <div class="foot">
      {children}
      <button type="button" onClick={onClose}>
        Cancel
      </button>
      <button type="submit" class="primary">
        {submit}
      </button>
    </div>
  );
}

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChild;
}

export function Dialog({ title, onClose, children }: DialogProps): ComponentChild {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  useReturnedFocus(dialog);
  return (
    <dialog ref={dialog} aria-labelledby="dialog-title" onClose={onClose}>
      <h2 id="dialog-title">{title}</h2>
      {children}
    </dialog>
  );
}

function Field({ field, error }: { field: WindowField; error: string | undefined }): ComponentChild {
  const id = `field-${field.name}`;
  const told = [field.hint && `${id}-hint`, error && `${id}-fault`].filter(Boolean).join(' ') || undefined;
  const around = (
    <>
      {field.hint && (
        <p class="hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
      {error && (
        <p class="fault" role="alert" id={`${id}-fault`}>
          {error}
        </p>
      )}
    </>
  );
  if (field.input === 'radio' || field.input === 'checkbox')
    return (
      <fieldset aria-describedby={told}>
        <legend>{field.label}</legend>
        <Boxes field={field} type={field.input} />
        {around}
      </fieldset>
    );
  return (
    <div class="field">
      <label for={id}>{field.label}</label>
      <Input field={field} id={id} told={told} />
      {around}
    </div>
  );
}

function Boxes({ field, type }: { field: WindowField; type: 'radio' | 'checkbox' }): ComponentChild {
  return field.options.map(({ value, label }) => (
    <label class="option">
      <input type={type} name={field.name} value={value} defaultChecked={field.values.includes(value)} />{' '}
      {label}
    </label>
  ));
}

function Input(props: { field: WindowField; id: string; told: string | undefined }): ComponentChild {
  const { field, id, told } = props;
  const { name, values, options, isOptional } = field;
  const common = { id, name, required: !isOptional, 'aria-describedby': told };
  if (field.input === 'line') return <input {...common} defaultValue={values[0] ?? ''} />;
  if (field.input === 'file') return <input {...common} type="file" />;
  if (field.input === 'text') return <textarea {...common} rows={3} defaultValue={values[0] ?? ''} />;
  return (
    <select {...common} multiple={field.input === 'multiple'}>
      {isOptional && field.input === 'select' && <option value="" />}
      {options.map(({ value, label }) => (
        <option value={value} selected={values.includes(value)}>
          {label}
        </option>
      ))}
    </select>
  );
}
