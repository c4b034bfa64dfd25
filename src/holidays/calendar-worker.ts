import { parentPort, workerData } from 'node:worker_threads';
import { type CalendarText, readCalendar } from './read-calendar.ts';

// What runs on the thread: one calendar after the other, telling at which event it is by the shared number.
const place: Int32Array = workerData;

parentPort?.on('message', (calendar: CalendarText) => {
  const found = readCalendar(calendar, (at) => Atomics.store(place, 0, at));
  parentPort?.postMessage(found);
});
