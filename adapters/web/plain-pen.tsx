import type { PageOptions } from './options.ts';
import { LineText, type Pen } from './rich.tsx';
import { members } from './room.ts';

/** Names as the playground knows them. */
export function plainPen(options: PageOptions): Pen {
  const pen: Pen = {
    command: (name) => `/${name}`,
    member: (id) => members.find((member) => member.id === id)?.name ?? 'a member',
    conversation: (id) =>
      `#${options.room.channels().find((channel) => channel.id === id)?.name ?? 'this conversation'}`,
    link: (url) => url,
    heading: (line) => (
      <h3>
        <LineText line={line} pen={pen} />
      </h3>
    ),
    code: options.highlight.draw,
    diagram: (block) => (
      <p>
        <LineText line={block.caption} pen={pen} />
      </p>
    ),
  };
  return pen;
}
