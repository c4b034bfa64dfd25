import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';

interface PageProps {
  readonly title: string;
  readonly description?: string;
  /** Of the assets, as `readAssets` gives it. */
  readonly version: string;
  /** Of a page, in addition to the common one. */
  readonly style?: string;
  readonly script?: string;
  /** An import map, which no browser reads from elsewhere: the page that has one allows it in its policy. */
  readonly imports?: string;
  readonly children?: Child;
}

/** Scripts and styles come from this server alone, and none stand in a page but the playground's import map. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

export const productName = 'Oncall Coach';

/** A whole document: every page of the reader, the playground and the team stands in one. */
export function Page({ title, description, version, style, script, imports, children }: PageProps) {
  const asset = (name: string): string => `/assets/${version}/${name}`;
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{title}</title>
          {description && <meta name="description" content={description} />}
          <meta name="color-scheme" content="light dark" />
          <link rel="icon" href={asset('icon.svg')} type="image/svg+xml" />
          <link rel="stylesheet" href={asset('style.css')} />
          {style && <link rel="stylesheet" href={asset(style)} />}
          <script src={asset('theme.js')} />
          {imports && <script type="importmap" dangerouslySetInnerHTML={{ __html: imports }} />}
          {script && <script src={asset(script)} type="module" />}
        </head>
        <body>{children}</body>
      </html>
    </>
  );
}

interface FrameProps extends Omit<PageProps, 'style' | 'script' | 'imports'> {
  /** What the search box holds. */
  readonly words?: string;
  /** Beside the text: other guides. */
  readonly aside?: Child;
  /** Beside the text: what is on this page. */
  readonly contents?: Child;
}

/** A page of the reader: the bar on top, the text, and what stands next to it. */
export function ReaderPage({ children, words, aside, contents, ...page }: FrameProps) {
  return (
    <Page {...page} style="reader.css" script="reader.js">
      <a class="skip" href="#main">
        Skip to the text
      </a>
      <TopBar words={words ?? ''} />
      <div class={aside || contents ? 'frame wide' : 'frame'}>
        {aside}
        {contents}
        <main id="main" tabindex={-1}>
          {children}
        </main>
      </div>
      <footer class="foot">
        <p>
          {productName} · guides for people who run production · press <kbd>/</kbd> to search ·{' '}
          <a href="/privacy">Privacy</a> · <a href="/terms">Terms</a>
        </p>
      </footer>
    </Page>
  );
}

function TopBar({ words }: { readonly words: string }) {
  return (
    <header class="top">
      <a class="brand" href="/">
        <Mark />
        <span>{productName}</span>
      </a>
      <search>
        <form class="search" action="/search">
          <label class="hidden" for="q">
            Search the guides
          </label>
          <input
            id="q"
            name="q"
            type="search"
            placeholder="pods keep restarting"
            value={words}
            autocomplete="off"
            maxlength={500}
          />
          <span class="key" aria-hidden="true">
            <kbd>/</kbd>
          </span>
          <button type="submit">Search</button>
          <div id="results" class="results" hidden />
        </form>
      </search>
      <nav class="bar" aria-label="Main">
        <a class="fire" href="/fire">
          On fire
        </a>
        <a href="/guides">Guides</a>
        <button type="button" class="theme" data-theme-toggle hidden>
          Dark
        </button>
      </nav>
    </header>
  );
}

function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M16 3 5 8v8c0 7 4.6 11.4 11 13 6.4-1.6 11-6 11-13V8z" fill="currentColor" />
      <path d="M9 17h4l2-5 3 9 2-4h3" fill="none" stroke="#fff" stroke-width="2.2" />
    </svg>
  );
}
