import { productName } from '../shell.tsx';
import { Contact, type Legal, LegalPage } from './frame.tsx';

/** What may be expected of the bot, and of who uses it. */
export function TermsPage({ version, contact, coach }: Legal & { readonly version: string }) {
  return (
    <LegalPage title="Terms" version={version}>
      <p>
        {productName} shows guides for people who run production, asks questions about them, and suggests a
        guide in the thread of an incident where an admin allowed that. By using it you agree to these terms.
      </p>
      <h2>Advice, not a decision</h2>
      <p>
        A guide does not know your systems. Read a command before you run it, and decide for yourself. The bot
        is not a pager, not monitoring and no promise of help: it may be late, silent or wrong.
      </p>
      <h2>As it is</h2>
      <p>
        The program is provided as it is, without warranty of any kind, and as far as the law allows nobody is
        liable for what comes of using it. It may change, pause or end at any time. Its MIT license comes with
        it.
      </p>
      <h2>What you may not do</h2>
      <ul>
        <li>Flood it, or try to make it fail for others.</li>
        <li>Access other people's data, or settings that are not yours to change.</li>
        <li>Suggest questions that are not yours to publish, or that hurt somebody.</li>
        <li>Use it against the terms of the platform it runs on.</li>
      </ul>
      <p>An admin may remove what was suggested, and whoever runs the program may remove it from a server.</p>
      <h2>What you write</h2>
      <p>
        A question that you suggest may be asked in your server or workspace once an admin has approved it,
        without your name; <code>{coach} privacy</code> takes it back.
      </p>
      <h2>Your data</h2>
      <p>
        <a href="/privacy">Privacy</a> says what is stored and how to delete it.
      </p>
      <h2>Questions</h2>
      <Contact contact={contact} />
    </LegalPage>
  );
}
