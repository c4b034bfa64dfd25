import { around, numbers, type PartOfDay, partsOfDay, turns } from './time-words.ts';

type Piece =
  | { readonly kind: 'number'; readonly digits: string; readonly isSpelled: boolean }
  | { readonly kind: 'part'; readonly part: PartOfDay }
  | { readonly kind: 'turn'; readonly sign: 1 | -1; readonly isHourFirst: boolean };

const minutesInDay = 1440;

/**
 * `9:30`, `09.30`, `9`, `1630`, `9am`, `9:30 p.m.`, `21 Uhr`, `9h30`, `half past nine`, `7 in the morning` and `noon` are
 * all a time, as `HH:MM`. undefined: no time.
 */
export function timeOfDay(typed: string): string | undefined {
  const pieces = wordsOf(typed).map(readPiece);
  const known = pieces.flatMap((piece) => piece ?? []);
  const parts = known.flatMap((piece) => (piece.kind === 'part' ? [piece.part] : []));
  if (known.length < pieces.length || new Set(parts).size > 1) return undefined;
  const minutes = minutesOf(known, parts[0]);
  if (minutes === undefined) return undefined;
  const ofDay = (minutes + minutesInDay) % minutesInDay;
  return [Math.floor(ofDay / 60), ofDay % 60].map((number) => String(number).padStart(2, '0')).join(':');
}

/** `half nine` is past nine, `halb neun` is on the way there. */
function wordsOf(typed: string): readonly string[] {
  const words = typed.normalize('NFKC').toLowerCase().replaceAll('’', "'").replaceAll("l'", '');
  const pieces = words.replaceAll(/([ap])\.? ?m\b/g, '$1m').match(/\d+|[^\d\s.:,]+/gu) ?? [];
  return pieces
    .flatMap((word) => (numbers.has(word) || partsOfDay.has(word) ? [word] : word.split(/\b-\b/)))
    .filter((word) => !around.has(word))
    .flatMap((word, at, all) => {
      if (word === 'halb') return ['half', 'to'];
      return word === 'half' && !turns.has(all[at + 1] ?? '') ? ['half', 'past'] : [word];
    });
}

function readPiece(word: string): Piece | undefined {
  if (/^\d/.test(word)) return { kind: 'number', digits: word, isSpelled: false };
  const number = numbers.get(word);
  if (number !== undefined) return { kind: 'number', digits: String(number), isSpelled: true };
  const part = partsOfDay.get(word);
  if (part) return { kind: 'part', part };
  const turn = turns.get(word);
  return turn && { kind: 'turn', ...turn };
}

function minutesOf(pieces: readonly Piece[], part: PartOfDay | undefined): number | undefined {
  const at = pieces.findIndex(({ kind }) => kind === 'turn');
  const turn = pieces[at];
  if (turn?.kind !== 'turn') return clock(digitsOf(pieces), part);
  const sides = [digitsOf(pieces.slice(0, at)), digitsOf(pieces.slice(at + 1))] as const;
  const [hours, minutes] = turn.isHourFirst ? sides : [sides[1], sides[0]];
  const away = Number(minutes[0]);
  if (minutes.length !== 1 || !isSaid(away) || hours.length > 1 || Number(hours[0] ?? 0) > 23)
    return undefined;
  const hour = clock(hours, part);
  return hour === undefined ? undefined : hour + turn.sign * away;
}

/** `ten to five` is a time, `9 to 5` is from when until when. */
function isSaid(minutes: number): boolean {
  return minutes < 60 && minutes % 5 === 0;
}

/** `twenty five` is one number, `20 5` is two. */
function digitsOf(pieces: readonly Piece[]): readonly string[] {
  const digits: string[] = [];
  let tens = 0;
  for (const piece of pieces) {
    if (piece.kind !== 'number') continue;
    const isUnit = tens > 0 && piece.isSpelled && piece.digits.length === 1;
    if (isUnit) digits.splice(-1, 1, String(tens + Number(piece.digits)));
    else digits.push(piece.digits);
    tens = piece.isSpelled && /^[2-5]0$/.test(piece.digits) ? Number(piece.digits) : 0;
  }
  return digits;
}

/** Parts after the first have two digits, or it is no time: `9:5`. Minutes since midnight. */
function clock(numbers: readonly string[], part: PartOfDay | undefined): number | undefined {
  if (numbers.length === 0 && (part === 'noon' || part === 'midnight')) return part === 'noon' ? 720 : 0;
  if (numbers.length > 3 || numbers.slice(1).some((number) => number.length !== 2)) return undefined;
  const [, digits, minute = '00', seconds = '00'] = /^(\d{1,2})([0-5]\d)?(00)?$/.exec(numbers.join('')) ?? [];
  if (digits === undefined || seconds !== '00' || Number(digits) > 23) return undefined;
  const hour = inPart(Number(digits), part);
  return hour === undefined ? undefined : hour * 60 + Number(minute);
}

/** `12 am` is midnight, `16:30 pm` is what it says, `16 am` is nothing. */
function inPart(hour: number, part: PartOfDay | undefined): number | undefined {
  switch (part) {
    case undefined:
      return hour;
    case 'am':
      return hour > 12 ? undefined : hour % 12;
    case 'pm':
      return hour < 12 ? hour + 12 : hour;
    case 'night':
      return hour === 12 ? 0 : hour > 5 && hour < 12 ? hour + 12 : hour;
    case 'noon':
      return hour === 12 ? 12 : undefined;
    case 'midnight':
      return hour % 12 === 0 ? 0 : undefined;
  }
}
