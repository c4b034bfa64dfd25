const grouped = /[$€£]?(?<![\p{L}\p{N}])\d+(?:[.,'’_\u00A0\u202F]\d+)+/gu;
const money = /[$€£]\d+/g;
const status = /^[1-5]\d\d$/;

/**
 * The text without the numbers that hold something like a status, each place kept: the 400 of 2,400,000 and the 503 of 0.503 are no status. A
 * list such as 502,503 is.
 */
export function withoutFigures(text: string): string {
  return text.replace(grouped, withoutStatus).replace(money, blank);
}

/** 99.95 stays: nothing in it could be taken for a status. */
function withoutStatus(number: string): string {
  if (number.split(',').every((part) => status.test(part))) return number;
  const read = [...number.split(/\D/), number.replace(/\D/g, '')];
  return read.some((part) => status.test(part)) ? blank(number) : number;
}

function blank(number: string): string {
  return ' '.repeat(number.length);
}
