import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

/** What is stored of words in place of them: whoever reads the store alone cannot read these. */
export interface Seal {
  /** Stands for the words: the same for the same ones, on every replica. */
  mark(words: string): string;
  close(text: string): string;
  /** undefined: it was closed under another secret. */
  open(closed: string): string | undefined;
}

const ivBytes = 12;
const tagBytes = 16;
const cipher = 'aes-256-gcm';

/** `secret`: what all replicas know and the store does not. */
export function createSeal(secret: string): Seal {
  const keyFor = (purpose: string): Buffer => createHmac('sha256', secret).update(purpose).digest();
  const [marks, texts] = [keyFor('marks'), keyFor('texts')];
  return {
    mark: (words) => createHmac('sha256', marks).update(words).digest('base64url').slice(0, 16),
    close(text) {
      const iv = randomBytes(ivBytes);
      const closing = createCipheriv(cipher, texts, iv);
      const closed = Buffer.concat([closing.update(text, 'utf8'), closing.final()]);
      return Buffer.concat([iv, closing.getAuthTag(), closed]).toString('base64url');
    },
    open(closed) {
      const bytes = Buffer.from(closed, 'base64url');
      const [iv, tag] = [bytes.subarray(0, ivBytes), bytes.subarray(ivBytes, ivBytes + tagBytes)];
      try {
        const opening = createDecipheriv(cipher, texts, iv, { authTagLength: tagBytes }).setAuthTag(tag);
        return `${opening.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8')}${opening.final('utf8')}`;
      } catch {
        return undefined;
      }
    },
  };
}
