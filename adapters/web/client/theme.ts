// Before the first paint: the scheme that was chosen here, else that of the system.
const key = 'scheme';
const root = document.documentElement;

function chosen(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is off: the system's scheme stands
  }
}

function isDark(): boolean {
  const scheme = root.dataset.scheme;
  return scheme ? scheme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

function label(button: HTMLButtonElement): void {
  button.textContent = isDark() ? 'Light' : 'Dark';
  button.setAttribute('aria-label', `Use the ${isDark() ? 'light' : 'dark'} colours`);
  button.hidden = false;
}

function follow(button: HTMLButtonElement): void {
  label(button);
  button.addEventListener('click', () => {
    const next = isDark() ? 'light' : 'dark';
    root.dataset.scheme = next;
    try {
      localStorage.setItem(key, next);
    } catch {
      // storage is off: it holds for this page
    }
    label(button);
  });
}

const before = chosen();
if (before === 'light' || before === 'dark') root.dataset.scheme = before;
document.addEventListener('DOMContentLoaded', () => {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-theme-toggle]')) follow(button);
});
