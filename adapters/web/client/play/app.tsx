import { type ComponentChild, render } from 'preact';
import type { Start } from '../../play/wire.ts';
import { Chat } from './chat.tsx';

const root = document.getElementById('playground');

function App({ start }: { start: Start }): ComponentChild {
  const [first] = start.members;
  return first && <Chat start={start} first={first.id} />;
}

if (root) {
  const start = JSON.parse(root.dataset.start ?? '{}') as Start; // written by the server
  root.replaceChildren();
  render(<App start={start} />, root);
}
