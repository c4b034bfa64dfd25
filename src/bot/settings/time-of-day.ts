/** What people say around the numbers, in the languages of our admins; it changes nothing. */
const around = new Set([
  "o'clock",
  'oclock',
  'at',
  'uhr',
  'um',
  'h',
  'hs',
  'hrs',
  'à',
  'las',
  '時',
  '点',
  '分',
]);
const named: ReadonlyMap<string, string> = new Map([
  ['noon', '12:00'],
  ['midday', '12:00'],
  ['midnight', '00:00'],
]);
const halves = new Set(['am', 'pm', '']);

/** `9:30`, `09.30`, `9`, `1630`, `9am`, `9:30 p.m.`, `21 Uhr` and `9h30` are all a time, as `HH:MM`. undefined: no time. */
export function timeOfDay(typed: string): string | undefined {
  const pieces =
    typed
      .normalize('NFKC')
      .toLowerCase()
      .match(/\d+|[^\d\s.:,]+/gu) ?? [];
  const words = pieces.filter((piece) => !/^\d/.test(piece) && !around.has(piece)).join('');
  const numbers = pieces.filter((piece) => /^\d/.test(piece));
  if (numbers.length === 0) return named.get(words);
  const read = hourAndMinute(numbers);
  return read && halves.has(words) ? inHalf(read, words) : undefined;
}

type Clock = { readonly hour: number; readonly minute: string };

function hourAndMinute(numbers: readonly string[]): Clock | undefined {
  const [, hour, minute = '00', seconds = '00'] = /^(\d{1,2})([0-5]\d)?(00)?$/.exec(joined(numbers)) ?? [];
  return hour === undefined || seconds !== '00' || Number(hour) > 23
    ? undefined
    : { hour: Number(hour), minute };
}

/** Parts after the first have two digits, or it is no time: `9:5`. */
function joined(numbers: readonly string[]): string {
  const isWhole = numbers.length < 4 && numbers.slice(1).every((part) => part.length === 2);
  return isWhole ? numbers.join('') : '';
}

/** `12 am` is midnight, `16:30 pm` is what it says, `16 am` is nothing. */
function inHalf({ hour, minute }: Clock, half: string): string | undefined {
  if (half === 'am' && hour > 12) return undefined;
  const of24 = half === 'am' ? hour % 12 : half === 'pm' && hour < 12 ? hour + 12 : hour;
  return `${String(of24).padStart(2, '0')}:${minute}`;
}
