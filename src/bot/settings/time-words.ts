/** What people say around the numbers, in the languages of our admins; it changes nothing. */
export const around: ReadonlySet<string> = new Set(
  "o'clock oclock at in the a about sharp hours minute minutes uhr um der die h hs hrs heure heures à du de la le l las los hora horas minuten 時 点 分".split(
    ' ',
  ),
);

/** By what they count, from none on. */
const counted = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
  'null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig',
  'zéro une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt',
  'cero una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte',
].flatMap((language) => language.split(' ').map((word, count) => [word, count] as const));

const mapOf = <T>(...groups: readonly (readonly [string, T])[]): ReadonlyMap<string, T> =>
  new Map(groups.flatMap(([words, value]) => words.split(' ').map((word) => [word, value] as const)));

export const numbers: ReadonlyMap<string, number> = new Map([
  ...counted,
  ...mapOf<number>(
    ['eins', 1],
    ['quarter viertel quart cuarto', 15],
    ['half demie demi media thirty dreißig dreissig trente treinta', 30],
    ['forty vierzig quarante cuarenta', 40],
    ['fifty fünfzig cinquante cincuenta', 50],
  ),
]);

/** The minutes before it, the hour after it: `ten past nine`; or the hour first: `neuf heures et quart`. */
export const turns: ReadonlyMap<string, { readonly sign: 1 | -1; readonly isHourFirst: boolean }> = mapOf(
  ['past after nach', { sign: 1, isHourFirst: false }],
  ["to before of till til 'til vor", { sign: -1, isHourFirst: false }],
  ['et y', { sign: 1, isHourFirst: true }],
  ['moins menos', { sign: -1, isHourFirst: true }],
);

export type PartOfDay = 'am' | 'pm' | 'night' | 'noon' | 'midnight';

export const partsOfDay: ReadonlyMap<string, PartOfDay> = mapOf<PartOfDay>(
  ['am morning morgens vormittags früh matin mañana', 'am'],
  ['pm afternoon evening tonight nachmittags abends après-midi soir tarde', 'pm'],
  ['night nachts nuit noche', 'night'],
  ['noon midday mittag mittags midi mediodía', 'noon'],
  ['midnight mitternacht mitternachts minuit medianoche', 'midnight'],
);
