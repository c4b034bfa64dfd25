import type { Card, Reply } from '../../src/card/card.ts';
import { bold, bullets, command, cut, line, notice } from '../../src/card/line.ts';

/** C15: what an adapter itself has to say, before the bot is asked. */
export const strangerReply = privately(notice('Coach', line`I work only for members of this workspace.`));

export const unknownCommandReply = privately(
  notice('Coach', line`I do not know that command. ${command('coach')} shows what there is.`),
);

/** A form could not be opened any more. */
export function tooSlowCard(platform: 'Slack' | 'Discord'): Card {
  return notice(
    'Too slow',
    line`${platform} opens a form only within three seconds, and that took longer. Press it again.`,
  );
}

/** A form sent back where it cannot be shown again: what is wrong, and a button that opens it. */
export function invalidCard({ form, errors, reopen }: Extract<Reply, { kind: 'invalid' }>): Card {
  const labels = new Map(form.fields.map((field) => [field.name, field.label]));
  const faults = Object.entries(errors).map(([name, words]) => {
    const label = labels.get(name);
    return line`${label ? `${label}: ${words}` : words}`;
  });
  return notice(cut(form.title, 24), line`${bold('That could not be saved.')}`, {
    body: [bullets(faults)],
    buttons: [reopen],
  });
}

function privately(card: Card): Reply {
  return { kind: 'card', to: 'asker', card };
}
