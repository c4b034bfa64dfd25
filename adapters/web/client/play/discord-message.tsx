import type { ComponentChild } from 'preact';
import { Markdown } from './discord-markdown.tsx';
import { Menu } from './menu.tsx';
import type { DiscordButton, DiscordMessage, DiscordSelect } from './payload.ts';
import type { Drawing } from './slack-message.tsx';

/** Behind the place in its row and the mark of its post. */
const actIn = (id: string): string => id.slice(id.indexOf(':') + 1);

/** A classic message: content, one embed, rows of components. */
export function DiscordEmbeds(props: Drawing & { message: DiscordMessage }): ComponentChild {
  const { message, setting } = props;
  return (
    <div class="blocks">
      {message.content && (
        <div class="content">
          <Markdown text={message.content} setting={setting} />
        </div>
      )}
      {message.embeds.map((embed) => (
        <div class="embed">
          <Markdown text={embed.description} setting={setting} />
        </div>
      ))}
      {message.components.map((row) => (
        <div class="actions">{row.components.map((component) => drawComponent(component, props))}</div>
      ))}
    </div>
  );
}

function drawComponent(component: DiscordButton | DiscordSelect, drawing: Drawing): ComponentChild {
  const { tabIndex, onPress } = drawing;
  if (component.type === 3)
    return (
      <Menu
        label={component.placeholder ?? 'Choose'}
        options={component.options}
        tabIndex={tabIndex}
        onChoose={(value) => onPress(actIn(value))}
      />
    );
  if (component.url)
    return (
      <a class="button link" href={component.url} tabIndex={tabIndex}>
        {component.label} <span aria-hidden="true">↗</span>
      </a>
    );
  const act = actIn(component.custom_id ?? '');
  return (
    <button type="button" tabIndex={tabIndex} onClick={() => onPress(act)}>
      {component.label}
    </button>
  );
}
