/** What a terminal may take as an order, or as another direction of writing; a line end and a tab are neither. */
const orders = /(?![\n\t])[\p{Cc}\p{Bidi_Control}]/gu;

/** Text as it may be written to a terminal or a log, wherever it came from. */
export function printable(text: string): string {
  return text.replace(orders, '');
}
