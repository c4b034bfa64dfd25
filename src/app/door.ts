import { connect, type Socket } from 'node:net';
import { z } from 'zod';
import type { Log } from '../log.ts';
import type { Report, ReportSources } from '../reports/report.ts';
import { isReport, type ReportName, reports } from '../reports/reports.ts';

const longestRequest = 1_000;
const patienceMs = 60_000;

const Words = z.array(z.string().max(500));
const Answered = z.object({ text: z.string(), data: z.unknown(), isRefused: z.boolean().optional() });

/** The running bot's side of the socket in its data folder: a report's name, its words as JSON and a line end in, the report out. */
export function answerDoor(socket: Socket, from: () => ReportSources | undefined, log: Log): void {
  let asked = '';
  socket.setTimeout(patienceMs, () => socket.destroy());
  socket.on('error', () => socket.destroy()); // whoever asked is gone
  socket.setEncoding('utf8').on('data', (text: string) => {
    asked += text;
    if (!asked.includes('\n') && asked.length < longestRequest) return;
    socket.removeAllListeners('data');
    void reply(asked.split('\n', 1)[0] ?? '').then((json) => socket.end(json));
  });

  async function reply(line: string): Promise<string> {
    const sources = from();
    const name = line.split(' ', 1)[0] ?? '';
    if (!sources || !isReport(name)) return '';
    try {
      const words = Words.parse(JSON.parse(line.slice(name.length) || '[]'));
      return JSON.stringify(await reports[name](sources, words));
    } catch (error) {
      log.error({ err: error, report: name }, 'a report could not be made');
      return '';
    }
  }
}

/** Asks the bot that holds a folder. undefined: nobody does. Rejects where somebody does and gives no report. */
export async function askDoor(
  path: string,
  name: ReportName,
  words: readonly string[] = [],
): Promise<Report | undefined> {
  const answered = await exchange(path, `${name} ${JSON.stringify(words)}\n`);
  if (answered === undefined) return undefined;
  if (answered === '')
    throw new Error(
      'Another command of Coach is using the data folder, or the bot is just starting: try again.',
    );
  return Answered.parse(JSON.parse(answered));
}

function exchange(path: string, request: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let answered = '';
    let isConnected = false;
    const socket = connect(path, () => {
      isConnected = true;
      socket.write(request);
    });
    socket.setEncoding('utf8').on('data', (text: string) => {
      answered += text;
    });
    socket.setTimeout(patienceMs, () => socket.destroy(new Error('The running bot does not answer.')));
    socket.once('close', () => resolve(answered));
    socket.once('error', (error) => (isConnected ? reject(error) : resolve(undefined)));
  });
}
