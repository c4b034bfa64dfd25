// Loaded into a process before its program: at SIGUSR2 it tells the longest turn of its event loop since the last time, in
// milliseconds of the processor. Those of the wall would tell how busy the machine is.
import { readFileSync } from 'node:fs';

/** What the main thread has used so far; where the system does not tell it by thread, all of them. */
function usedMs() {
  try {
    const [used] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ');
    return Number(used) / 1e6;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  }
}

let longest = 0;
let told = 0;
let before = usedMs();
// A timer that is due comes once in each turn.
setInterval(() => {
  const now = usedMs();
  longest = Math.max(longest, now - before);
  before = now;
}, 1).unref();

process.on('SIGUSR2', () => {
  process.stderr.write(`longest turn ${++told}: ${longest.toFixed(1)} ms\n`);
  longest = 0;
});
