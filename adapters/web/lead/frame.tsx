import type { Child } from 'hono/jsx';
import { Page, productName } from '../shell.tsx';

interface Props {
  readonly title: string;
  readonly version: string;
  /** The other pages for whoever leads, and where one is. */
  readonly links: readonly { readonly label: string; readonly path: string; readonly isHere?: boolean }[];
  /** Where the name leads; undefined: whoever came by a link sees these pages alone. */
  readonly home?: string | undefined;
  readonly children?: Child;
}

/** A page for whoever sets Coach up and leads the team. */
export function LeadPage({ title, version, links, home, children }: Props) {
  return (
    <Page title={`${title} · ${productName}`} version={version} style="lead.css">
      <a class="skip" href="#main">
        Skip to the text
      </a>
      <header class="lead-top">
        {home ? (
          <a class="brand" href={home}>
            {productName}
          </a>
        ) : (
          <p class="brand">{productName}</p>
        )}
        <nav aria-label="Main">
          {links.map(({ label, path, isHere }) => (
            <a href={path} aria-current={isHere ? 'page' : undefined}>
              {label}
            </a>
          ))}
        </nav>
      </header>
      <main id="main" class="lead" tabindex={-1}>
        <h1>{title}</h1>
        {children}
      </main>
    </Page>
  );
}

export function ShutPage({ version, isOld }: { readonly version: string; readonly isOld: boolean }) {
  return (
    <LeadPage
      title={isOld ? 'This link has expired' : 'This page needs a link from Coach'}
      version={version}
      links={[]}
    >
      <p>
        People who can set Coach up get one from <code>/coach</code> in a channel: <b>Team page</b>. It works
        for a week, and opens the pages of that team for twelve hours. On the machine that runs Coach they
        open without one.
      </p>
    </LeadPage>
  );
}
