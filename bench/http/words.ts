const asked = [
  'pods in CrashLoopBackOff after the deploy',
  'error budget',
  'consumer lag keeps growing',
  'replica is behind',
  'certificate expired',
  'disk full on the primary',
  'dns does not resolve',
  'rollback',
  'write a postmortem',
  'p99 latency doubled',
  'provider is down',
  'oom killed',
];

/** What was asked before. */
export function again(index: number): string {
  return asked[index % asked.length] ?? '';
}

/** What nobody asked yet. */
export function anew(index: number): string {
  return `${again(index)} on web-${index}`;
}
