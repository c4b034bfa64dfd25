import { useState } from 'preact/hooks';

interface Props {
  readonly payload: unknown;
  readonly tabIndex?: number;
}

/** What is copied is what is sent now: after an edit of the message it can be copied anew. */
export function CopyJson({ payload, tabIndex = 0 }: Props) {
  const [copied, setCopied] = useState<unknown>(undefined);
  const [isRefused, setRefused] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(JSON.stringify(payload, null, 2));
      setCopied(payload);
    } catch {
      setRefused(true); // nor is there a clipboard where the page did not come by HTTPS
    }
  };
  const done = isRefused ? 'Not copied: the browser refuses' : 'Copied';
  return (
    <button type="button" tabIndex={tabIndex} onClick={() => void copy()}>
      {copied === payload || isRefused ? done : 'Copy JSON'}
    </button>
  );
}
