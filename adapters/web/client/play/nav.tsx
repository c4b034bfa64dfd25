import type { ComponentChild } from 'preact';
import type { Look, RoomName, Start } from '../../play/wire.ts';
import { Menu } from './menu.tsx';

interface NavProps {
  readonly rooms: readonly RoomName[];
  readonly direct: string;
  readonly room: string;
  readonly unread: ReadonlyMap<string, number>;
  readonly onChoose: (room: string) => void;
}

export function Nav({ rooms, direct, room, unread, onChoose }: NavProps): ComponentChild {
  const all = [
    ...rooms.map(({ id, name }) => ({ id, name: `# ${name}` })),
    { id: direct, name: 'Direct message with Coach' },
  ];
  return (
    <nav aria-label="Conversations">
      {all.map(({ id, name }) => (
        <button
          type="button"
          key={id}
          aria-current={id === room ? 'page' : undefined}
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
    <header class="room-head">
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
