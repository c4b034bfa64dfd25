import { parseGuide } from '../../src/library/guide.ts';
import { readHead } from '../../src/library/head.ts';
import { readEntries } from '../../src/library/questions.ts';
import { parseRunbook } from '../../src/library/runbook.ts';
import { shortenStretches } from '../../src/library/slices.ts';
import type { Door } from './doors.ts';

const head = `---
title: Disks
short: Disks
pack: running
topics: [disk]
keywords: [inode]
summary: What to do when a disk fills up.
signals: [disk is full]
reviewed: 2026-01-01
---
`;
const body = `# Disks

> [!NOTE]
> Look before you delete.

## When a disk is full

1. Find what grew: \`du -xh / | sort -h | tail\`
2. Move it, see [logs](logs.md#rotate).

| path | owner |
| --- | --- |
| /var/log | us |

\`\`\`sh
journalctl --vacuum-size=1G
\`\`\`
`;
const fileOf = (text: string) => ({ path: 'disks.md', inside: 'disks.md', text, url: undefined });

/** What authors write, read in stretches with pauses between. */
export const authorDoors: readonly Door[] = [
  {
    name: 'pages of a team, and their front matter',
    samples: [
      head + body,
      body,
      '<h1>Disks</h1>\n<p>{{% notice %}} Look {{% /notice %}}</p>\n:::tip\n[[Logs]]\n:::',
    ],
    read: (input, pause) => parseRunbook('disks', fileOf(shortenStretches(String(input)).text), { pause }),
  },
  {
    name: 'guides',
    samples: [head + body],
    read(input, pause) {
      const file = fileOf(shortenStretches(String(input)).text);
      return parseGuide('disks', file, { head: readHead(file.text), pause });
    },
  },
  {
    name: 'questions',
    samples: [
      `- id: k3v9x0a1bc
  section: when-a-disk-is-full
  stem: What do you look at first?
  choices:
    - text: What grew
      right: true
      why: It tells what to move.
    - text: The load
      why: It says nothing of disks.
  difficulty: 1
`,
    ],
    read: (input, pause) => readEntries(fileOf(String(input)), pause),
  },
];
