/** How far a whole guide is read, and how many minutes are left of it. */
export function followReading(): void {
  const bar = document.querySelector<HTMLProgressElement>('progress.progress');
  const left = document.querySelector<HTMLElement>('.left[data-minutes]');
  const text = document.querySelector('article');
  if (!bar || !text) return;
  const minutes = Number(left?.dataset.minutes ?? 0);
  const draw = (): void => {
    const { top, height } = text.getBoundingClientRect();
    const way = height - window.innerHeight;
    const share = way <= 0 ? 1 : Math.min(1, Math.max(0, -top / way));
    bar.value = Math.round(share * 100);
    if (left) left.textContent = sayLeft(Math.ceil(minutes * (1 - share)));
  };
  bar.hidden = false;
  if (left) left.hidden = false;
  draw();
  document.addEventListener('scroll', draw, { passive: true });
  window.addEventListener('resize', draw);
}

function sayLeft(minutes: number): string {
  if (minutes === 0) return 'Read to the end';
  return `About ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left`;
}
