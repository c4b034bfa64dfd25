import type { Seen } from '../../builders/chat.ts';
import { object } from './blocks.ts';
import { type Press, readScreen } from './screen.ts';
import type { SlackServer } from './server.ts';
import { ids, type SlackMessage, type SlackView } from './state.ts';

/** One thing of ours that stands somewhere, and who sees it; `undefined`: everybody. */
export type Shown = {
  readonly seen: Seen;
  readonly sees: string | undefined;
  readonly presses: readonly Press[];
} & (
  | { readonly view: SlackView; readonly message?: never }
  | { readonly message: SlackMessage; readonly view?: never }
);

/** Everything of ours that stands now, oldest first; windows above all else. */
export function openScreens(
  server: SlackServer,
  nameOfUser: (user: string) => string,
): () => readonly Shown[] {
  const nameOf = (user: string | undefined): string => (user === undefined ? 'everyone' : nameOfUser(user));

  const named = (text: string): string =>
    text.replace(/#(C[A-Z0-9]+)/g, (whole, id: string) =>
      server.channels.has(id) ? `#${server.channels.get(id)?.name}` : whole,
    );

  function fromMessage(message: SlackMessage): Shown {
    const { text, buttons, fields } = readScreen(message.shown.blocks);
    const where = server.channels.get(message.channel);
    const sees = message.only ?? where?.with;
    const labels = buttons.map((press) => press.label);
    const seen = {
      to: nameOf(sees),
      in: where?.name ?? '',
      text: named(text),
      buttons: labels,
      fields,
      errors: {},
    };
    return { message, sees, presses: buttons, seen };
  }

  function fromView(view: SlackView, where: 'home' | 'window'): Shown {
    const { text, buttons, fields } = readScreen(view.view.blocks);
    const title = view.view.title ? [String(object(view.view.title).text)] : [];
    const shown = {
      text: [...title, named(text)].join('\n'),
      buttons: buttons.map((press) => press.label),
      fields,
    };
    const seen = { to: nameOf(view.user), in: where, ...shown, errors: view.errors };
    return { view, sees: view.user, presses: buttons, seen };
  }

  return () => [
    ...server.messages.filter((one) => one.by === ids.botUser).map(fromMessage),
    ...[...server.homes.values()].map((view) => fromView(view, 'home')),
    ...server.views.map((view) => fromView(view, 'window')),
  ];
}
