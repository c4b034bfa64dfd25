/** Marks in the contents the section that is read, and keeps the mark in sight. */
export function followContents(): void {
  const list = document.querySelector<HTMLElement>('.contents[data-follow="true"]');
  if (!list) return;
  const parts = [...document.querySelectorAll<HTMLElement>('section.part')];
  const links = new Map(
    [...list.querySelectorAll<HTMLAnchorElement>('a')].map((link) => [link.getAttribute('href'), link]),
  );
  let current: HTMLAnchorElement | undefined;
  const mark = (): void => {
    const line = window.innerHeight * 0.3;
    const read = parts.findLast((part) => part.getBoundingClientRect().top <= line) ?? parts[0];
    const link = read && links.get(`#${read.id}`);
    if (!link || link === current) return;
    current?.removeAttribute('aria-current');
    link.setAttribute('aria-current', 'location');
    current = link;
    keepInSight(list, link);
  };
  mark();
  document.addEventListener('scroll', mark, { passive: true });
}

function keepInSight(list: HTMLElement, link: HTMLElement): void {
  const within = list.getBoundingClientRect();
  const at = link.getBoundingClientRect();
  if (at.top < within.top || at.bottom > within.bottom)
    list.scrollTop += at.top - within.top - within.height / 2;
}
