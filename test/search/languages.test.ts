import { describe, expect, it } from 'vitest';
import { isForeign } from '../../src/search/language.ts';
import { bundled } from '../builders/bundled.ts';

describe('other languages', () => {
  it.each([
    ['wie rolle ich ein deployment zurück', false, true],
    ['les pods redémarrent sans cesse, pourquoi est-ce que', false, true],
    ['wann ist die kantine heute geöffnet und was gibt es', true, false],
    ['какой сегодня обед', true, false],
    ['what does an error budget mean', false, true],
  ])('"%s" is another language: nothing technical is shared: %s', async (words, isAlien, fits) => {
    const { search } = await bundled();

    const found = search.find(words);

    expect(found.fits).toBe(fits);
    if (isAlien) expect(found.isForeign).toBe(true);
  });

  it.each([
    ['servidor caído'],
    ['la base de datos está lenta'],
    ['le serveur ne répond plus'],
    ['Datenbank ausgefallen'],
    ['o banco de dados caiu'],
    ['il server non risponde'],
    ['Zertifikat abgelaufen'],
  ])('trouble is told where to start: %s', async (words) => {
    const { search } = await bundled();

    const found = search.find(words);

    expect(found).toMatchObject({ fits: true, isForeign: true });
    expect(found.matches[0]?.isGeneral).toBe(true);
    expect(found.matches[0]?.section.id).toBe('on-call-incident-response#when-it-is-on-fire');
  });

  it.each([
    ['wie mache ich ein rollback von kubernetes'],
    ['como faço rollback de um deploy'],
    ['la cola de kafka crece sin parar'],
    ['pourquoi le pod kubernetes est bloqué'],
  ])('what shares technical words is answered, less surely than in English: %s', async (words) => {
    const { search } = await bundled();

    const found = search.find(words);

    expect(found).toMatchObject({ fits: true, isForeign: true });
    expect(found.matches[0]?.isGeneral).toBe(false);
    expect(found.matches[0]?.confidence).toBeLessThan(0.6);
  });

  it.each([
    ['qual a capital da França'],
    ['was gibt es heute zum Mittagessen'],
    ['quel temps fait-il demain'],
    ['onde fica o escritório'],
    ['kto jest dyrektorem'],
  ])('what shares none is not answered: %s', async (words) => {
    const { search } = await bundled();

    expect(search.find(words)).toMatchObject({ fits: false, isForeign: true });
  });

  it.each([
    ['Zürich region down'],
    ['São Paulo latency high'],
    ['certs expire tomorrow'],
    ['who is on call'],
    ['pod im CrashLoopBackOff'],
  ])('a name and a stray word are no other language: %s', (words) => {
    expect(isForeign(words)).toBe(false);
  });
});
