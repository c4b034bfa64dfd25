import { z } from 'zod';
import type { Card, Field, Form, Reply } from '../../card/card.ts';
import { bold, command, line, notice, paragraph } from '../../card/line.ts';
import type { SectionId } from '../../ids.ts';
import { shortKey } from '../../library/keys.ts';
import { questionLimits } from '../../library/schema.ts';
import { type Deck, noteWaiting, readDeck, type Suggestion } from '../../notes/deck.ts';
import { literal } from '../../quiz/deck.ts';
import { tellTeamAdmins } from '../../schedule/told.ts';
import { privately } from '../failures.ts';
import { type ReadForm, readForm, typed, wrong } from '../read-form.ts';
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
    return notice('Suggest', line`Use ${command('coach')} suggest in the channel you want to ask.`);
  return notice('Suggest', line`${bold('Suggest a question')}`, {
    body: [
      paragraph(
        line`It is stored with your id. An admin reads it first, and nobody is named when it is asked. Deleting your data removes it.`,
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
  if (read.errors)
    return {
      kind: 'invalid',
      form: filled(form, incoming.values),
      errors: read.errors,
      reopen: { label: 'Write it', act: deckActs.suggest() },
    };
  const full = fullness(await readDeck(world.store, place.team), read.value);
  if (full) return privately(line`${full}`);
  await noteWaiting(world.store, place.team, read.value);
  const told = await tellTeamAdmins(world, place, suggestionCard(world, read.value, place.conversation));
  return privately(
    told.length > 0 || !(await world.platform.isAdmin(member, place))
      ? line`Thanks. An admin reads it before anyone else does.`
      : line`Thanks. ${command('coach')} suggestions shows it to whoever manages the whole team.`,
  );
}

function fullness({ waiting, approved }: Deck, { by }: Suggestion): string | undefined {
  if (waiting.filter((one) => one.by === by).length >= mostOfOne)
    return `${mostOfOne} of your questions are waiting for an admin already, so this one was not stored.`;
  return waiting.length >= mostWaiting || approved.length >= mostApproved
    ? 'There is no room for more questions here, so this one was not stored.'
    : undefined;
}

function readSuggestion(world: World, incoming: Of<'form'>): ReadForm<Suggestion> {
  const schema = z.object({
    stem: upTo(questionLimits.stem),
    right: upTo(questionLimits.choice),
    why: upTo(questionLimits.why),
    wrong: typed.transform(answersIn).superRefine((lines, context) => {
      const longest = lines.toSorted((a, b) => b.length - a.length)[0] ?? '';
      const fault = tooLong(longest, questionLimits.choice) ?? notThree(lines);
      if (fault) context.addIssue(fault);
    }),
    guide: typed.transform((words, context) => sectionFor(world, words) ?? wrong(context, noGuide)),
  });
  const id = shortKey(incoming.id);
  const best = Number.parseInt(id.slice(-1), 36) % 4;
  return readForm(
    schema.transform(({ stem, right, why, wrong: others, guide: section }) => {
      const choices = others.toSpliced(best, 0, right);
      return { id, by: incoming.member, at: incoming.at, stem, choices, best, why, section };
    }),
    incoming.values,
  );
}

const noGuide = 'No guide matches these words. Try words from its title.';

const upTo = (most: number) =>
  typed.superRefine((text, context) => {
    const fault = tooLong(text, most);
    if (fault) context.addIssue(fault);
  });

function answersIn(text: string): readonly string[] {
  return text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);
}

function notThree(lines: readonly string[]): string | undefined {
  return lines.length === 3 ? undefined : `Write three answers, one per line. Found: ${lines.length}.`;
}

/** Counted as it is written: each mark that has to be taken literally is two characters. */
function tooLong(text: string, most: number): string | undefined {
  if (text === '') return 'Write something here.';
  return literal(text).length > most ? `Shorter, please: at most ${most} characters.` : undefined;
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
    field('wrong', 'Three other answers, one per line', {}),
    field('why', 'Why it is the best answer', {}),
    field('guide', 'The guide that answers it', { input: 'line', hint: 'A few words, such as roll back' }),
  ],
};
