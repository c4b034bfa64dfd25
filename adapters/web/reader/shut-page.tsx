import { Page, productName } from '../shell.tsx';

/** Shown to who came without a link, or by one that ended. */
export function ShutPage({ version, isOld }: { readonly version: string; readonly isOld: boolean }) {
  return (
    <Page title={`A link is needed · ${productName}`} version={version} style="reader.css">
      <main class="frame">
        <h1>{isOld ? 'This link has expired' : 'This page needs a link from Coach'}</h1>
        <p>
          Ask Coach in chat for what you need: "Open in browser" on the answer leads here. A link works for a
          week, and opens all pages for twelve hours.
        </p>
      </main>
    </Page>
  );
}
