/** The proof of a signed link goes out of the address, so that nobody passes it on with a copied one. */
export function hideProof(): void {
  const url = new URL(location.href);
  if (!url.searchParams.has('access') || !navigator.cookieEnabled) return;
  url.searchParams.delete('access');
  history.replaceState(history.state, '', url);
}
