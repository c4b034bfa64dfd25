/** Forms whose answer is a part of the same page: only that part is drawn again, and nothing scrolls. */
export function answerInPlace(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches('[data-question], [data-enough]')) return;
    event.preventDefault();
    void replace(form, event.submitter).catch(() => form.submit()); // the browser says what is wrong
  });
}

async function replace(form: HTMLFormElement, by: HTMLElement | null): Promise<void> {
  const words = new URLSearchParams();
  for (const [name, value] of new FormData(form, by)) words.append(name, String(value));
  const isPost = form.method === 'post';
  const address = form.getAttribute('action')?.split('#')[0] ?? '';
  const response = isPost
    ? await fetch(address, { method: 'POST', body: words })
    : await fetch(`${address}?${words}`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const drawn = page.getElementById(form.id);
  if (!response.ok || !drawn) throw new Error('the answer is no page of this section');
  form.replaceWith(drawn);
  const told = drawn.querySelector<HTMLElement>('.verdict') ?? drawn;
  told.tabIndex = -1;
  told.focus({ preventScroll: true });
}
