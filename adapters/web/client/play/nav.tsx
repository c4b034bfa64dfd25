import type { ComponentChild } from 'preact';
import type { ChannelName, Look, Start } from '../../play/wire.ts';
import { Menu } from './menu.tsx';

interface NavProps {
  readonly channels: readonly ChannelName[];
  readonly direct: string;
  readonly conversation: string;
  readonly unread: ReadonlyMap<string, number>;
  readonly onChoose: (conversation: string) => void;
}

export function Nav({ channels, direct, conversation, unread, onChoose }: NavProps): ComponentChild {
  const all = [
    ...channels.map(({ id, name }) => ({ id, name: `# ${name}` })),
    { id: direct, name: 'Direct message with Coach' },
  ];
  return (
    <nav aria-label="Conversations">
      {all.map(({ id, name }) => (
        <button
          type="button"
          key={id}
          aria-current={id === conversation ? 'page' : undefined}
          onClick={() => onChoose(id)}
        >
          <span>{name}</span>
          {unread.get(id) !== undefined && (
            <span class="unread">
              {unread.get(id)}
              <span class="hidden"> unread</span>
            </span>
          )}
        </button>
      ))}
    </nav>
  );
}

interface HeadProps {
  readonly title: string;
  readonly members: Start['members'];
  readonly as: string;
  readonly look: Look;
  readonly isNarrow: boolean;
  readonly onAs: (as: string) => void;
  readonly onLook: (look: Look) => void;
  readonly onNarrow: (isNarrow: boolean) => void;
}

const looks = [
  ['slack', 'Slack'],
  ['discord', 'Discord'],
] as const;

export function Head(props: HeadProps): ComponentChild {
  return (
    <header class="conversation-head">
      <h1>{props.title}</h1>
      <Menu
        label={`You are: ${props.members.find(({ id }) => id === props.as)?.name}`}
        options={props.members.map(({ id, name }) => ({ value: id, label: name }))}
        tabIndex={0}
        onChoose={props.onAs}
      />
      <fieldset class="looks">
        <legend class="hidden">Looks</legend>
        {looks.map(([look, name]) => (
          <button
            type="button"
            key={look}
            aria-pressed={props.look === look}
            onClick={() => props.onLook(look)}
          >
            {name}
          </button>
        ))}
        <button
          type="button"
          class="narrow"
          aria-pressed={props.isNarrow}
          onClick={() => props.onNarrow(!props.isNarrow)}
        >
          Phone width
        </button>
      </fieldset>
    </header>
  );
}
