import { useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, Start } from '../../play/wire.ts';

export interface Offer {
  readonly value: string;
  readonly label: string;
  readonly about: string;
}

const settleMs = 120;

interface Typed {
  readonly text: string;
  /** The offer that was taken last. */
  readonly taken: string;
  readonly offer: Offer;
}

/** Tab takes an offer once and then goes on; Enter takes it until the command is whole, and then sends it. */
export function takes({ key, shiftKey }: KeyboardEvent, { text, taken, offer }: Typed): boolean {
  if (key === 'Tab') return !shiftKey && text !== taken && text !== offer.value;
  return key === 'Enter' && text.trim() !== offer.value.trim() && !/^\/\w+\s+\S/.test(text);
}

/** Commands while one is typed, then what the bot suggests for its words. */
export function useOffers(
  text: string,
  commands: Start['commands'],
  suggest: (name: string, text: string) => Promise<Answer>,
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
