import type { ComponentChild } from 'preact';
import { Menu } from './menu.tsx';
import type { SlackBlock, SlackButton, SlackMessage, SlackSelect } from './payload.ts';
import type { Setting } from './setting.ts';
import { RichPart, Text } from './slack-text.tsx';

export interface Drawing {
  readonly setting: Setting;
  /** Of what can be pressed in it. */
  readonly tabIndex: number;
  readonly onPress: (act: string) => void;
}

/** Block Kit, as Slack's own pages describe it. */
export function SlackBlocks(props: Drawing & { message: SlackMessage }): ComponentChild {
  return <div class="blocks">{props.message.blocks.map((block) => drawBlock(block, props))}</div>;
}

function drawBlock(block: SlackBlock, drawing: Drawing): ComponentChild {
  switch (block.type) {
    case 'rich_text':
      return (
        <div class="rich">
          {block.elements.map((part) => (
            <RichPart part={part} setting={drawing.setting} />
          ))}
        </div>
      );
    case 'section':
      return (
        <p>
          <Text text={block.text} setting={drawing.setting} />
        </p>
      );
    case 'context':
      return (
        <p class="context">
          {block.elements.map((text) => (
            <Text text={text} setting={drawing.setting} />
          ))}
        </p>
      );
    case 'divider':
      return <hr />;
    case 'actions':
      return <div class="actions">{block.elements.map((element) => drawElement(element, drawing))}</div>;
  }
}

function drawElement(element: SlackButton | SlackSelect, drawing: Drawing): ComponentChild {
  const { tabIndex, onPress } = drawing;
  if (element.type === 'static_select') {
    const options = element.options.map(({ text, value }) => ({ label: text.text, value }));
    const label = element.placeholder?.text ?? 'Choose';
    return <Menu label={label} options={options} tabIndex={tabIndex} onChoose={onPress} />;
  }
  const { url, value = '', accessibility_label: spoken } = element;
  if (url)
    return (
      <a class="button" href={url} tabIndex={tabIndex}>
        {element.text.text}
      </a>
    );
  return (
    <button type="button" aria-label={spoken} tabIndex={tabIndex} onClick={() => onPress(value)}>
      {element.text.text}
    </button>
  );
}
