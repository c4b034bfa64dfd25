import type { Line, Rich } from '../../src/card/card.ts';
import { LineText, type Pen, RichText } from './rich.tsx';

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

export function renderRich(rich: Rich, pen: Pen): string {
  return String(<RichText rich={rich} pen={pen} />);
}

export function renderLine(line: Line, pen: Pen): string {
  return String(<LineText line={line} pen={pen} />);
}
