import type { Child } from 'hono/jsx';
import { Page, productName } from '../shell.tsx';

/** What the pages cannot know by themselves. */
export interface Legal {
  /** Whom to write to: an e-mail or a web address. undefined: whoever added the bot. */
  readonly contact: string | undefined;
  /** The command under which everybody finds their data: `/coach`. */
  readonly coach: string;
  /** After how many days the words of a closed question are deleted; undefined: they stay. */
  readonly wordsKeptDays: number | undefined;
}

export const unsetLegal: Legal = { contact: undefined, coach: '/coach', wordsKeptDays: undefined };

interface LegalPageProps {
  readonly title: string;
  readonly version: string;
  readonly children?: Child;
}

/** Without the reader's bar: whoever reviews the app comes from elsewhere, and may not read the guides. */
export function LegalPage({ title, version, children }: LegalPageProps) {
  return (
    <Page title={`${title} · ${productName}`} version={version} style="reader.css">
      <main class="frame">
        <h1>{title}</h1>
        {children}
      </main>
    </Page>
  );
}

export function Contact({ contact }: Pick<Legal, 'contact'>) {
  if (contact === undefined)
    return <p>Ask whoever added {productName} to your server or workspace: they run it, or know who does.</p>;
  const href = contact.includes('://') ? contact : `mailto:${contact}`;
  return (
    <p>
      Write to <a href={href}>{contact}</a>.
    </p>
  );
}
