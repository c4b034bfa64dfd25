import { raw } from 'hono/html';
import { Page } from './shell.tsx';

/** A page whose body is HTML already. */
export function renderPage(parts: {
  readonly title: string;
  readonly body: string;
  readonly script: string;
}): string {
  const script = parts.script.replace('/assets/', '');
  return String(
    <Page title={parts.title} version="latest" style="playground.css" script={script}>
      {raw(parts.body)}
    </Page>,
  );
}
