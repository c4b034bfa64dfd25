import type { ComponentChild } from 'preact';
import { Dialog, Foot } from './window.tsx';

const example = `alert: KubePodCrashLooping checkout critical
error rate on checkout is at 12 %, who is on it?
looking. pods are in CrashLoopBackOff since the 03:02 deploy
kubectl says last state OOMKilled, exit code 137`;

interface Props {
  readonly onClose: () => void;
  readonly onPaste: (lines: readonly string[]) => void;
}

/** An incident of their own, a message a line. */
export function Paste({ onClose, onPaste }: Props): ComponentChild {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const lines = String(new FormData(event.currentTarget).get('thread')).split('\n');
    onPaste(lines.map((line) => line.trim()).filter(Boolean));
  };
  return (
    <Dialog title="Paste an incident thread" onClose={onClose}>
      <form onSubmit={submit}>
        <p id="paste-hint">
          One message a line, oldest first. A line that starts with “alert” counts as said by an alert app.
          Coach is then asked to read the thread.
        </p>
        <label for="paste">Messages</label>
        <textarea
          id="paste"
          name="thread"
          rows={10}
          required
          aria-describedby="paste-hint"
          defaultValue={example}
        />
        <Foot submit="Send it" onClose={onClose} />
      </form>
    </Dialog>
  );
}
