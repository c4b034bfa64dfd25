const shows: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  moment: {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  },
  date: { day: 'numeric', month: 'short' },
  clock: { hour: '2-digit', minute: '2-digit', hour12: false },
};

/** Times in the reader's own zone. */
export function drawTimes(within: ParentNode): void {
  for (const time of within.querySelectorAll<HTMLTimeElement>('time[data-show]')) {
    const format = new Intl.DateTimeFormat('en-GB', shows[time.dataset['show'] ?? '']);
    time.textContent = format.format(new Date(time.dateTime));
  }
}
