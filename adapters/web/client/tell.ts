const told = document.createElement('p');
told.className = 'hidden';
told.setAttribute('role', 'status');
document.body.append(told);

/** Says it to who hears the page, where it is seen elsewhere. */
export function tell(words: string): void {
  told.textContent = words;
}
