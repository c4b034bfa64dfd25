import type { Card, Field, Form, Reply } from '../../card/card.ts';
import { bold, command, line, notice, paragraph } from '../../card/line.ts';
import type { SectionId } from '../../ids.ts';
import { shortKey } from '../../library/keys.ts';
import { questionLimits } from '../../library/schema.ts';
import { type Deck, noteWaiting, readDeck, type Suggestion } from '../../notes/deck.ts';
import { literal } from '../../quiz/deck.ts';
import { tellAdmins } from '../../schedule/told.ts';
import { privately } from '../failures.ts';
import { filled } from '../settings/filled.ts';
import type { Of, World } from '../world.ts';
import { deckActs } from './acts.ts';
import { suggestionCard } from './decide.ts';

const mostWaiting = 20;
const mostOfOne = 3;
const mostApproved = 200;

/** What becomes of it is said before anything is typed. */
export function offerSuggest(isDirect: boolean): Card {
  if (isDirect)
    return notice('Suggest', line`Use ${command('coach')} suggest in the channel that is to be asked.`);
  return notice('Suggest', line`${bold('Suggest a question')}`, {
    body: [
      paragraph(
        line`It is stored with your id, an admin reads it first, and when it is asked nobody is named. Deleting your data takes it back.`,
      ),
    ],
    buttons: [{ label: 'Write it', act: deckActs.suggest() }],
  });
}

export async function openSuggest(): Promise<Reply> {
  return { kind: 'form', form };
}

export async function submitSuggestion(world: World, incoming: Of<'form'>): Promise<Reply> {
  const { place, member } = incoming;
  if (incoming.isDirect) return { kind: 'card', to: 'asker', card: offerSuggest(true) };
  const read = readSuggestion(world, incoming);
  if ('errors' in read)
    return {
      kind: 'invalid',
      form: filled(form, incoming.values),
      errors: read.errors,
      reopen: { label: 'Write it', act: deckActs.suggest() },
    };
  const full = fullness(await readDeck(world.store, place.team), read);
  if (full) return privately(line`${full}`);
  await noteWaiting(world.store, place.team, read);
  const told = await tellAdmins(world, place, suggestionCard(world, read, place.conversation));
  return privately(
    told.length > 0 || !(await world.platform.isAdmin(member, place))
      ? line`Thanks. An admin reads it before anyone else does.`
      : line`Thanks. ${command('coach')} suggestions shows it to whoever manages this channel.`,
  );
}

function fullness({ waiting, approved }: Deck, { by }: Suggestion): string | undefined {
  if (waiting.filter((one) => one.by === by).length >= mostOfOne)
    return `${mostOfOne} of your questions wait for an admin: nothing was stored.`;
  return waiting.length >= mostWaiting || approved.length >= mostApproved
    ? 'There are as many questions here as fit: nothing was stored.'
    : undefined;
}

type Read = Suggestion | { readonly errors: Readonly<Record<string, string>> };

function readSuggestion(world: World, incoming: Of<'form'>): Read {
  const typed = (name: string): string => (incoming.values[name]?.[0] ?? '').trim();
  const wrong = typed('wrong')
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);
  const [stem, right, why] = [typed('stem'), typed('right'), typed('why')];
  const section = sectionFor(world, typed('guide'));
  const errors = {
    ...tooLong('stem', stem, questionLimits.stem),
    ...tooLong('right', right, questionLimits.choice),
    ...tooLong('why', why, questionLimits.why),
    ...(wrong.length === 3 ? {} : { wrong: `Three answers, one a line: there are ${wrong.length}.` }),
    ...tooLong('wrong', wrong.toSorted((a, b) => b.length - a.length)[0] ?? '', questionLimits.choice),
    ...(section ? {} : { guide: 'No guide fits these words. Try those of its title.' }),
  };
  if (!section || Object.keys(errors).length > 0) return { errors };
  const id = shortKey(incoming.id);
  const best = Number.parseInt(id.slice(-1), 36) % 4;
  const choices = wrong.toSpliced(best, 0, right);
  return { id, by: incoming.member, at: incoming.at, stem, choices, best, why, section };
}

/** Counted as it is written: each mark that has to be taken literally is two characters. */
function tooLong(name: string, text: string, most: number): Readonly<Record<string, string>> {
  if (text === '') return { [name]: 'Write something here.' };
  return literal(text).length > most ? { [name]: `Shorter, please: at most ${most} characters.` } : {};
}

function sectionFor(world: World, words: string): SectionId | undefined {
  const found = world.search().find(words, { top: 1 });
  return found.fits ? found.matches[0]?.section.id : undefined;
}

const field = (name: string, label: string, more: Partial<Field>): Field => ({
  name,
  label,
  values: [],
  input: 'text',
  options: [],
  optional: false,
  ...more,
});

const form: Form = {
  title: 'Suggest a question',
  act: deckActs.suggest(),
  submit: 'Suggest',
  fields: [
    field('stem', 'The situation and the question', {}),
    field('right', 'The best answer', { input: 'line' }),
    field('wrong', 'Three other answers, one a line', {}),
    field('why', 'Why the best one is best', {}),
    field('guide', 'The guide that answers it', { input: 'line', hint: 'A few words, such as roll back' }),
  ],
};
