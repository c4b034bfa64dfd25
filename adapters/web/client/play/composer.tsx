import type { ComponentChild } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Answer, Start } from '../../play/wire.ts';
import { OptionList, optionId } from './option-list.tsx';

interface Props {
  readonly label: string;
  readonly placeholder: string;
  readonly commands: Start['commands'];
  readonly onSay: (text: string) => Promise<Answer>;
  readonly suggest: (name: string, text: string) => Promise<Answer>;
}

interface Offer {
  readonly value: string;
  readonly label: string;
  readonly about: string;
}

const settleMs = 120;

export function Composer({ label, placeholder, commands, onSay, suggest }: Props): ComponentChild {
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const box = useRef<HTMLTextAreaElement>(null);
  const [offers, close] = useOffers(text, commands, suggest);
  const take = (offer: Offer): void => {
    setText(offer.value);
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
    else if (offer && (event.key === 'Tab' || (event.key === 'Enter' && !isWhole(text, offer)))) take(offer);
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
      {isOpen && (
        <OptionList
          id={id}
          class="offers"
          label="Suggestions"
          options={offers}
          active={active}
          onTake={(i) => offers[i] && take(offers[i])}
          draw={({ label: name, about }) => (
            <>
              <strong>{name}</strong> <span>{about}</span>
            </>
          )}
        />
      )}
      <textarea
        ref={box}
        aria-label={label}
        rows={Math.min(6, text.split('\n').length)}
        placeholder={placeholder}
        autocomplete="off"
        aria-autocomplete="list"
        aria-controls={isOpen ? id : undefined}
        aria-activedescendant={isOpen ? optionId(id, active) : undefined}
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

/** What was typed is a command already, or names the offer: Enter sends it. */
function isWhole(text: string, offer: Offer): boolean {
  return text.trim() === offer.value.trim() || /^\/\w+\s+\S/.test(text);
}

/** Commands while one is typed, then what the bot suggests for its words. */
function useOffers(
  text: string,
  commands: Start['commands'],
  suggest: Props['suggest'],
): readonly [readonly Offer[], () => void] {
  const [offers, setOffers] = useState<readonly Offer[]>([]);
  const last = useRef('');
  useEffect(() => {
    last.current = text;
    const name = /^\/([a-z]*)/.exec(text)?.[1];
    if (name === undefined) return setOffers([]);
    const rest = text.slice(name.length + 1);
    const words = rest.trim();
    if (rest === '') return setOffers(commandOffers(commands, name));
    const isSuggested = commands.some((command) => command.name === name && command.suggests);
    if (!isSuggested || !words) return setOffers([]);
    const timer = setTimeout(async () => {
      const { options = [] } = await suggest(name, words);
      if (last.current === text)
        setOffers(options.map(({ label }) => ({ value: `/${name} ${label}`, label, about: '' })));
    }, settleMs);
    return () => clearTimeout(timer);
  }, [text]);
  return [offers, () => setOffers([])];
}

function commandOffers(commands: Start['commands'], typed: string): readonly Offer[] {
  return commands
    .filter(({ name }) => name.startsWith(typed))
    .map(({ name, description, hint }) => ({
      value: hint ? `/${name} ` : `/${name}`,
      label: `/${name}`,
      about: description,
    }));
}
