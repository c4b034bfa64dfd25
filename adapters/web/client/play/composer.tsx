import type { ComponentChild } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { Answer, Start } from '../../play/wire.ts';
import { type Offer, takes, useOffers } from './offers.ts';
import { OptionList, optionId } from './option-list.tsx';

interface Props {
  readonly id?: string;
  readonly label: string;
  readonly placeholder: string;
  readonly commands: Start['commands'];
  readonly onSay: (text: string) => Promise<Answer>;
  readonly suggest: (name: string, text: string) => Promise<Answer>;
}

export function Composer({ id, label, placeholder, commands, onSay, suggest }: Props): ComponentChild {
  const list = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const box = useRef<HTMLTextAreaElement>(null);
  const [taken, setTaken] = useState('');
  const [offers, close] = useOffers(text, commands, suggest);
  const take = (offer: Offer): void => {
    setText(offer.value);
    setTaken(offer.value);
    setActive(0);
    box.current?.focus();
  };
  const submit = async (): Promise<void> => {
    const said = text.trim();
    if (!said) return;
    setText('');
    close();
    const { problem } = await onSay(said);
    if (problem) setText((now) => now || said);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const offer = offers[active];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (offers.length > 0 && step) setActive((active + step + offers.length) % offers.length);
    else if (offers.length > 0 && event.key === 'Escape') close();
    else if (offer && takes(event, { text, taken, offer })) take(offer);
    else if (event.key === 'Enter' && !event.shiftKey) void submit();
    else return;
    event.preventDefault();
  };
  const isOpen = offers.length > 0;
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {isOpen && <Offers id={list} offers={offers} active={active} onTake={take} />}
      <textarea
        ref={box}
        id={id}
        aria-label={label}
        rows={Math.min(6, text.split('\n').length)}
        placeholder={placeholder}
        autocomplete="off"
        aria-autocomplete="list"
        aria-controls={isOpen ? list : undefined}
        aria-activedescendant={isOpen ? optionId(list, active) : undefined}
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <button type="submit" class="primary">
        Send
      </button>
    </form>
  );
}

interface OffersProps {
  readonly id: string;
  readonly offers: readonly Offer[];
  readonly active: number;
  readonly onTake: (offer: Offer) => void;
}

function Offers({ id, offers, active, onTake }: OffersProps): ComponentChild {
  return (
    <OptionList
      id={id}
      class="offers"
      label="Suggestions"
      options={offers}
      active={active}
      onTake={(i) => offers[i] && onTake(offers[i])}
      draw={({ label, about }) => (
        <>
          <strong>{label}</strong> <span>{about}</span>
        </>
      )}
    />
  );
}
