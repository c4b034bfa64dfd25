// A process of its own: so many commands a second, whatever becomes of those before.
//   node client.js PLATFORM RATE SECONDS PORT...
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { createAsk } from '../http/ask.ts';
import { anew } from '../http/words.ts';

const [platform = 0, rate = 0, seconds = 0, ...ports] = process.argv.slice(2).map(Number);
const ask = createAsk(platform, 512);
const times: number[] = [];
let failed = 0;
const began = performance.now();
const all = Array.from({ length: Math.round(rate * seconds) }, async (_, index) => {
  // From the moment when it was to be asked: a client that is held up hides nothing.
  const due = began + (index * 1000) / rate;
  await setTimeout(due - performance.now());
  await ask(ports[index % ports.length] ?? 0, anew(index)).then(
    () => times.push(performance.now() - due),
    () => {
      failed += 1;
    },
  );
});
await Promise.all(all);
const took = (performance.now() - began) / 1000;
const sorted = times.toSorted((a, b) => a - b);
const at = (share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
console.log(JSON.stringify({ failed, perSecond: times.length / took, p50: at(0.5), p99: at(0.99) }));
process.exit(0);
