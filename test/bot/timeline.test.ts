import { expect, it } from 'vitest';
import { timelineBrief, timelineDocument } from '../../src/bot/incident/timeline-document.ts';
import type { MessageId } from '../../src/ids.ts';
import type { Message } from '../../src/platform.ts';

const start = Date.UTC(2026, 10, 23, 3);
const said = (minute: number, text: string, more: Partial<Message> = {}): Message => ({
  id: `fake:M${minute}` as MessageId, // minted as an adapter does
  at: start + minute * 60_000,
  text,
  from: 'person',
  ...more,
});

it('a message that somebody marked stands in the timeline, though it moves nothing, however long the thread', () => {
  const alerts = Array.from({ length: 90 }, (_, i) =>
    said(i + 2, `[FIRING] disk full, ${i}`, { from: 'bot' }),
  );
  const marked = said(40, 'nice graph, keep it for the review', { isMarked: true });
  const thread = [said(0, 'checkout is down'), said(1, 'lunch?'), ...alerts, marked].toSorted(
    (a, b) => a.at - b.at,
  );

  for (const draft of [timelineDocument(thread), timelineBrief(thread, 4000)]) {
    expect(draft).toContain('| 03:40 | Marked: "nice graph, keep it for the review" |');
    expect(draft).not.toContain('lunch');
  }
  const { isMarked: _, ...plain } = marked;
  expect(timelineDocument([said(0, 'checkout is down'), plain])).not.toContain('graph');
});
