/** Where there is room beside the text, its contents stand open. */
export function unfoldBesideText(): void {
  if (matchMedia('(max-width: 60rem)').matches) return;
  for (const list of document.querySelectorAll<HTMLDetailsElement>('.contents details')) list.open = true;
}
