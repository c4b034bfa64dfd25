import type { ComponentChild } from 'preact';
import { useId, useState } from 'preact/hooks';
import { OptionList, optionId } from './option-list.tsx';

interface MenuProps {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly tabIndex: number;
  readonly onChoose: (value: string) => void;
}

/** Acts when something is chosen, never while the arrows move. */
export function Menu({ label, options, tabIndex, onChoose }: MenuProps): ComponentChild {
  const id = useId();
  const [active, setActive] = useState<number | undefined>(undefined);
  const isOpen = active !== undefined;
  const choose = (index: number): void => {
    setActive(undefined);
    const option = options[index];
    if (option) onChoose(option.value);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = moved(event, active, options);
    if (next !== undefined) setActive(next);
    else if (event.key === 'Escape' && isOpen) setActive(undefined);
    else if ((event.key === 'Enter' || event.key === ' ') && active !== undefined) choose(active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span class="menu">
      <button
        type="button"
        class="select"
        role="combobox"
        aria-haspopup="listbox"
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-activedescendant={isOpen ? optionId(id, active) : undefined}
        tabIndex={tabIndex}
        onKeyDown={onKeyDown}
        onClick={() => setActive(isOpen ? undefined : 0)}
        onBlur={() => setActive(undefined)}
      >
        {label}
      </button>
      {isOpen && (
        <OptionList
          id={id}
          class="options"
          label={label}
          options={options}
          active={active}
          onTake={choose}
          draw={(option) => option.label}
        />
      )}
    </span>
  );
}

/** undefined: the key leads to no option. A letter leads to the next that begins with it. */
function moved(
  { key, ctrlKey, metaKey, altKey }: KeyboardEvent,
  active: number | undefined,
  options: MenuProps['options'],
): number | undefined {
  const count = options.length;
  if (key === 'ArrowDown') return active === undefined ? 0 : Math.min(count - 1, active + 1);
  if (key === 'ArrowUp') return active === undefined ? count - 1 : Math.max(0, active - 1);
  if (key === 'Home' && active !== undefined) return 0;
  if (key === 'End' && active !== undefined) return count - 1;
  if (key.length !== 1 || key === ' ' || ctrlKey || metaKey || altKey) return undefined;
  const after = (active ?? -1) + 1;
  const order = options.map((_option, i) => (after + i) % count);
  return order.find((i) => options[i]?.label.toLowerCase().startsWith(key.toLowerCase()));
}
