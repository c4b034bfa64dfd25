import { tell } from './tell.ts';

const shownMs = 2000;

/** A button on each block of code that copies it. */
export function offerCopies(within: ParentNode): void {
  if (!navigator.clipboard) return;
  for (const block of within.querySelectorAll<HTMLElement>('.code')) {
    if (block.querySelector('.copy')) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.addEventListener('click', () => void copy(block, button));
    block.append(button);
  }
}

async function copy(block: HTMLElement, button: HTMLButtonElement): Promise<void> {
  const text = block.querySelector('code')?.textContent ?? '';
  const isDone = await navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
  button.textContent = isDone ? 'Copied' : 'Press Ctrl-C';
  tell(button.textContent);
  if (!isDone) getSelection()?.selectAllChildren(block.querySelector('code') ?? block);
  setTimeout(() => {
    button.textContent = 'Copy';
    tell('');
  }, shownMs);
}
