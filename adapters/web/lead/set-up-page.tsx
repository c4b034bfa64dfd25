import type { Problem } from '../../../src/library/model.ts';
import type { Finding } from '../../shared/finding.ts';
import type { SetUp } from './facts.ts';

/** The doctor's ticks. */
export function SetUpList({ setUp }: { readonly setUp: SetUp }) {
  const { program, platforms, runbooks, problems } = setUp;
  return (
    <>
      <p class="summary">{summaryOf(setUp)}</p>
      {program.length > 0 && <Findings name="This program" findings={program} />}
      {platforms.map(({ name, findings, start }) => (
        <Findings name={name} findings={findings}>
          {start && (
            <p>
              Not connected. <a href={start.url}>{start.label}</a>
              {start.rest}
            </p>
          )}
        </Findings>
      ))}
      <Findings name="Your own runbooks" findings={runbooks}>
        {problems.length > 0 && <Problems problems={problems} />}
      </Findings>
      <p class="small">
        Looked at <time datetime={new Date(setUp.lookedAt).toISOString()}>{clockOf(setUp.lookedAt)}</time>{' '}
        UTC; load the page again to look again. <code>coach doctor</code> and <code>coach lint</code> tell the
        same on a terminal.
      </p>
    </>
  );
}

function summaryOf({ program, platforms, runbooks }: SetUp): string {
  const all = [...program, ...platforms.flatMap(({ findings }) => findings), ...runbooks];
  const wrong = all.filter(({ isGood }) => !isGood).length;
  const open = all.filter(({ isOpen }) => isOpen).length;
  const isConnected = platforms.some(({ start, prefix }) => !start && prefix !== 'web:');
  const said = [
    wrong > 0 ? `${wrong} to fix` : 'Nothing is wrong',
    open > 0 ? `${open} still to do` : 'nothing is left to do',
    ...(isConnected ? [] : ['no platform is connected yet']),
  ];
  return `${said.join(', ')}.`;
}

function clockOf(at: number): string {
  return new Date(at).toISOString().slice(11, 19);
}

interface FindingsProps {
  readonly name: string;
  readonly findings: readonly Finding[];
  readonly children?: unknown;
}

function Findings({ name, findings, children }: FindingsProps) {
  return (
    <section>
      <h2>{name}</h2>
      {findings.length > 0 && (
        <ul class="findings">
          {findings.map((finding) => (
            <Row finding={finding} />
          ))}
        </ul>
      )}
      {children}
    </section>
  );
}

const states = {
  good: ['✓', 'Good'],
  open: ['○', 'To do'],
  wrong: ['✗', 'Wrong'],
} as const;

function Row({ finding: { what, isGood, isOpen, said } }: { readonly finding: Finding }) {
  const state = isGood ? (isOpen ? 'open' : 'good') : 'wrong';
  const [mark, word] = states[state];
  return (
    <li class={state}>
      <span class="state">
        <span aria-hidden="true">{mark}</span> {word}
      </span>
      <div>
        <b>{what[0]?.toUpperCase() + what.slice(1)}</b>
        <p>{withLinks(said)}</p>
      </div>
    </li>
  );
}

function withLinks(said: string) {
  return said
    .split(' ')
    .map((word, i) => [i > 0 && ' ', word.startsWith('https://') ? <a href={word}>{word}</a> : word]);
}

function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  return (
    <details open={problems.length <= 10}>
      <summary>What to fix in them</summary>
      <ul class="problems">
        {problems.map(({ file, line, what, todo, isNote }) => (
          <li>
            <code>
              {file}:{line}
            </code>{' '}
            {isNote && 'Worth knowing: '}
            {what}: {todo}
          </li>
        ))}
      </ul>
    </details>
  );
}
