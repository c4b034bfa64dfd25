const sentence =
  'Say what you saw, name the figure, and write down the time at which it changed on the screen before you. ';

/** A guide that no rule complains about; `edit` breaks it. */
export function guideText(): string {
  const signals = Array.from({ length: 25 }, (_, i) => `- signal ${i}`).join('\n');
  return `---
title: A sample guide
short: Sample
pack: running
level: advanced
minutes: 5
topics:
- Sample
summary: You can tell a good guide from a bad one.
signals:
${signals}
related: []
reviewed: 2026-11-23
---
## In one minute

- One.
- Two.
- Three.
- Four.
- Five.

## When it is on fire

1. Acknowledge the page.
2. Note what users see.
3. Turn the last flag off.

## A teaching section

${sentence.repeat(24)}

\`\`\`mermaid
flowchart LR
  A --> B
\`\`\`

*Diagram: A leads to B.*

\`\`\`bash
kubectl get pods
\`\`\`

## Worked incident: the night it happened

${sentence.repeat(24)}

\`\`\`mermaid
flowchart LR
  B --> C
\`\`\`

*Diagram: B leads to C.*

## Mistakes that experts still make

Haste.

## What to say

"I am on it."

## Practise

**Answer.** One.

**Answer.** Two.

**Answer.** Three.

## Go deeper

- The report of a public incident of 2017: [read it](https://example.com/2017)
- The report of an outage of 2020: [read it](https://example.com/2020)
`;
}

/** Thirteen questions that no rule complains about. */
export function questionsText(): string {
  return Array.from({ length: 13 }, (_, i) => question(i)).join('');
}

function question(i: number): string {
  const letter = 'ABCD'[i % 4];
  const choices = ['left', 'right', 'ahead', 'round']
    .map(
      (way, k) =>
        `    - text: Turn ${way} at crossing ${i}${'.'.repeat(1 + ((k - (i % 4) + 6) % 4))}\n      why: It leads ${way}.\n`,
    )
    .join('');
  return `- id: crossing-${i}\n  section: a-teaching-section\n  difficulty: ${(i % 3) + 1}\n  stem: You stand somewhere. What now?\n  choices:\n${choices}  answer: ${letter}\n`;
}
