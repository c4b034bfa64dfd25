/** Small words that are frequent in a language and are no English ones. */
const small: Readonly<Record<string, string>> = {
  german:
    'der das und ist nicht ich wir wie ein eine einen auf mit für von zu den dem im sind wird warum was kann mein unser immer neu geht nach bei auch oder sich nicht kein keine noch hilfe fehler',
  french:
    'le la les des est pas je nous une un dans pour sur avec que qui comment pourquoi mon notre ne au aux du et ou il elle sont fait faire marche quoi depuis aide erreur',
  spanish:
    'el los las es no una un en para con que como por qué cómo mi nuestro se del al y está están son hay cuando donde puedo hacer ayuda sin error',
  portuguese:
    'o os as um uma não em para com que como por está são meu nosso do da no na e ou quando onde posso fazer ajuda sem',
  italian:
    'il lo gli è non un una per con che come perché mio nostro del della di e o quando dove posso fare sono aiuto senza',
  dutch:
    'de het een niet ik wij hoe met voor van naar zijn wordt waarom wat kan mijn onze en of bij ook geen nog werkt hulp',
  polish: 'nie jest się na do jak co czy dlaczego mój nasz z w i to od po dla przez są nie pomoc błąd',
  swedish: 'och är inte jag vi hur en ett på med för av till varför vad kan min vår eller när hjälp',
  turkish: 've bir bu için ile nasıl neden ne değil var yok mi benim bizim çalışmıyor yardım',
};
const englishToo = new Set(
  'in no on me an as do or to a i is was hat kan van of at be he for we so war die man am den per come fare sure son error'.split(
    ' ',
  ),
);
const foreign = new Set(
  Object.values(small)
    .flatMap((words) => words.split(' '))
    .filter((word) => !englishToo.has(word)),
);
const fewest = 2;

/** Without the small words of the other language: what is left may be technical, and the same in any. */
export function technicalWords(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => (foreign.has(word.toLowerCase()) ? ' ' : word));
}

/** Written in another language than the library, as far as its small words or its letters tell. */
export function isForeign(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const letters = words.join('');
  const strange = letters.replace(/\p{Script=Latin}+/gu, '').length;
  if (letters.length > 0 && strange / letters.length > 0.3) return true;
  const small = words.filter((word) => foreign.has(word)).length;
  return small >= fewest && small / words.length >= 0.25;
}
