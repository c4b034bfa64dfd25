import { describe, expect, it } from 'vitest';
import { deckActs } from '../../src/bot/deck/acts.ts';
import { forms, presses } from '../../src/bot/features.ts';
import { findActs } from '../../src/bot/find/acts.ts';
import { homeActs } from '../../src/bot/home/acts.ts';
import { incidentActs, watchActs } from '../../src/bot/incident/acts.ts';
import { monthActs } from '../../src/bot/month/acts.ts';
import { privacyActs } from '../../src/bot/privacy/acts.ts';
import { quizActs } from '../../src/bot/quiz/acts.ts';
import { settingsActs } from '../../src/bot/settings/acts.ts';
import { type Act, decodeAct, encodeAct } from '../../src/card/act.ts';
import { act } from '../builders/act.ts';
import { actValues } from '../builders/act-values.ts';
import { openBotChat } from '../builders/bot-chat.ts';
import { drillLibrary } from '../builders/drill-library.ts';

const library = drillLibrary();

const values = actValues(library);
const acts: Readonly<Record<string, { read(act: Act): unknown }>> = {
  ...findActs,
  ...quizActs,
  ...homeActs,
  ...incidentActs,
  ...watchActs,
  ...settingsActs,
  ...privacyActs,
  ...monthActs,
  ...deckActs,
};

async function open() {
  const chat = await openBotChat({ library, at: '2026-11-24T08:00:00Z' });
  await chat.says('/coach', { as: 'admin' });
  await chat.presses('Start', { as: 'admin' });
  await chat.until('2026-11-25T12:00:00Z');
  return chat;
}

describe('every act', () => {
  it('fits a button, comes back, and is answered without a fault', async () => {
    const chat = await open();

    for (const [verb, given] of Object.entries(values)) {
      expect(decodeAct(encodeAct(act(verb, ...given)))).toEqual(act(verb, ...given));
      await chat.forges([verb, ...given], { as: 'admin' });
      expect(chat.logged, verb).toEqual([]);
    }
  });

  it('is given in this test the values that it takes', () => {
    expect(Object.keys(acts).toSorted()).toEqual([...presses.keys()].toSorted());

    for (const [verb, definition] of Object.entries(acts))
      expect(definition.read(act(verb, ...(values[verb] ?? []))), verb).toBeDefined();
  });

  it('leaves the card of a question in its place when it is forged there', async () => {
    const chat = await open();
    await chat.until('2026-11-26T09:00:00Z');
    const question = chat.platform.screens.find(({ mark }) => mark !== undefined);
    const card = question?.card;
    if (!question || !card) throw new Error('no question was posted');
    const changed: string[] = [];

    for (const [verb, given] of Object.entries(values)) {
      question.card = { ...card, buttons: [{ label: 'Forged', act: act(verb, ...given) }] };
      await chat.presses('Forged', { as: 'mal' });
      const stands = chat.platform.screens.includes(question);
      if (!stands || question.card?.name !== card.name) changed.push(verb);
      if (!stands) chat.platform.screens.unshift(question);
    }

    expect(changed).toEqual([]);
  });

  it('with one value too many is refused', async () => {
    const chat = await open();

    for (const [verb, given] of Object.entries(values)) {
      await chat.forges([verb, ...given, 'more'], { as: 'admin' });
      expect(chat.last('admin'), verb).toContain('That button is out of date.');
    }
  });

  it('that opens a form takes it back', () => {
    for (const verb of forms.keys())
      expect(presses.get(verb)?.acknowledgement).toBe('in the acknowledgement');
  });
});
