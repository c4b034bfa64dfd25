import { plural } from '../../../src/card/words.ts';
import { productName } from '../shell.tsx';
import { Contact, type Legal, LegalPage } from './frame.tsx';

/** What is stored, for how long, and how it is deleted: the same as the privacy card says, in full. */
export function PrivacyPage({
  version,
  contact,
  coach,
  wordsKeptDays,
}: Legal & { readonly version: string }) {
  return (
    <LegalPage title="Privacy" version={version}>
      <p>
        {productName} is a program that somebody runs for your server or workspace. This page says what the
        program stores; backups and the machine are in the hands of whoever runs it.
      </p>
      <OfYou />
      <OfTheTeam />
      <h2>What is not stored</h2>
      <p>
        No messages, no searches, no names, no e-mail addresses, no presence. A message is read in memory to
        answer it; an answer that fits a short question is held there for ten minutes, without who asked,
        since many ask the same in an incident. In a channel that an admin chose to have watched, a thread is
        held in memory until four hours after its last message. The log holds ids of channels and technical
        errors, never what was written. No text leaves the program except to the platform it was asked on;
        there is no language model and no advertising, and nothing is sold or given to others.
      </p>
      <h2>How long it is kept</h2>
      <ul>
        <li>What is about you: until you delete it.</li>
        <li>
          When you leave: deleted after 30 days, where the platform says that you left, unless you share
          another server or workspace with the bot, or keep practising on your own.
        </li>
        <li>
          When the bot is removed: what is stored about that server or workspace is deleted after 30 days.
        </li>
        <li>
          The words of a question that has closed, and what was reported about it: {keptFor(wordsKeptDays)}.
          How many people chose which answer stays.
        </li>
      </ul>
      <h2>See, export, delete</h2>
      <p>
        <code>{coach} privacy</code> says how much is stored about you. <strong>Export</strong> gives you all
        of it as a file, <strong>Delete everything</strong> removes it, from one server or workspace or from
        everywhere. Deleted means deleted: totals of closed questions stay, and cannot be traced to anyone.
      </p>
      <h2>These pages</h2>
      <p>
        The web pages set no cookie, except one for twelve hours where they open by a signed link. "Was this
        enough?" adds one to a number.
      </p>
      <h2>Questions</h2>
      <Contact contact={contact} />
    </LegalPage>
  );
}

/** As whoever runs the program chose. */
function keptFor(days: number | undefined): string {
  return days === undefined
    ? 'kept as long as the bot is in that server or workspace'
    : `deleted after ${plural(days, 'day')}`;
}

function OfYou() {
  return (
    <>
      <h2>What is stored about you</h2>
      <p>All of it is stored under the id that the platform gives you, never under your name.</p>
      <ul>
        <li>
          Each answer to a question of the day: your choice, whether it was right and on time, when, and in
          which channel; and whether you read its section.
        </li>
        <li>Each question you practised: right or wrong, and when. Your review queue is made from these.</li>
        <li>
          Your settings: pauses, whether boards may name you, the channels in which you answer or that you set
          up, and a form that was refused, encrypted, so that you need not type it again.
        </li>
        <li>
          What you report about a question, questions that you suggest and, if you are an admin, what you
          changed in the settings of a channel, and when.
        </li>
      </ul>
      <p>Nobody sees your answers. A board names only people who asked to be named.</p>
    </>
  );
}

function OfTheTeam() {
  return (
    <>
      <h2>What is stored about a server or workspace</h2>
      <ul>
        <li>The settings of its channels, and the questions that were posted there with their counts.</li>
        <li>
          About an incident in a watched channel: which guide was suggested, and when a button was pressed;
          nothing that was said. About an alert: a key made from its name, from which the name cannot be read
          back.
        </li>
        <li>
          The words sent with "Ask for this guide", which the card shows before you press it, without who sent
          them.
        </li>
        <li>Questions that members suggested and an admin approved.</li>
      </ul>
    </>
  );
}
