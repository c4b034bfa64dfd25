// Times in the reader's own zone.
const shows = {
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

export function drawTimes(root) {
  for (const time of root.querySelectorAll('time[data-show]')) {
    const format = new Intl.DateTimeFormat('en-GB', shows[time.dataset.show]);
    time.textContent = format.format(new Date(time.dateTime));
  }
}

drawTimes(document);

// A diagram that was not drawn leaves its caption and its source.
for (const image of document.querySelectorAll('figure img')) {
  const drop = () => image.remove();
  if (image.complete && image.naturalWidth === 0) drop();
  else image.addEventListener('error', drop);
}
