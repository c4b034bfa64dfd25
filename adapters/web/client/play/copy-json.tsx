import { useState } from 'preact/hooks';

interface Props {
  readonly payload: unknown;
  readonly tabIndex?: number;
}

/** What is copied is what is sent now: after an edit of the message it can be copied anew. */
export function CopyJson({ payload, tabIndex = 0 }: Props) {
  const [copied, setCopied] = useState<unknown>(undefined);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(JSON.stringify(payload, null, 2));
    setCopied(payload);
  };
  return (
    <button type="button" tabIndex={tabIndex} onClick={() => void copy()}>
      {copied === payload ? 'Copied' : 'Copy JSON'}
    </button>
  );
}
