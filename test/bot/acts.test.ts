import { describe, expect, it } from 'vitest';
import { forms, presses } from '../../src/bot/features.ts';
import { decodeAct, encodeAct } from '../../src/card/act.ts';
import { act } from '../builders/act.ts';
import { actValues } from '../builders/act-values.ts';
import { openBotChat } from '../builders/bot-chat.ts';
import { drillLibrary } from '../builders/drill-library.ts';

const library = drillLibrary();

const values = actValues(library);

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
