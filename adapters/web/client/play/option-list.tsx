import type { ComponentChild } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

interface Props<T> {
  readonly id: string;
  readonly class: string;
  readonly label: string;
  readonly options: readonly T[];
  readonly active: number;
  readonly onTake: (index: number) => void;
  readonly draw: (option: T) => ComponentChild;
}

/** Options below a box or a button that keeps the focus and tells which of them is active. */
export function OptionList<T extends { readonly value: string }>(props: Props<T>): ComponentChild {
  const { id, label, options, active, onTake, draw } = props;
  useLayoutEffect(() => document.getElementById(optionId(id, active))?.scrollIntoView({ block: 'nearest' }));
  return (
    <div class={props.class} role="listbox" id={id} aria-label={label}>
      {options.map((option, i) => (
        <div
          key={option.value}
          id={optionId(id, i)}
          role="option"
          tabIndex={-1}
          aria-selected={i === active}
          onMouseDown={(event) => {
            event.preventDefault(); // it would take the focus
            onTake(i);
          }}
        >
          {draw(option)}
        </div>
      ))}
    </div>
  );
}

export function optionId(list: string, index: number): string {
  return `${list}-${index}`;
}
