/** On a narrow page the lists next to the text stand above it: folded, so that the text comes first. */
export function foldOnPhones(): void {
  if (!matchMedia('(max-width: 60rem)').matches) return;
  for (const list of document.querySelectorAll('.contents details')) list.removeAttribute('open');
}
