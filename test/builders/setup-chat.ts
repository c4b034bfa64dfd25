import { channel } from '../fakes/platform.ts';
import { type BotChat, openBotChat } from './bot-chat.ts';
import { drillLibrary } from './drill-library.ts';

const monday = '2026-11-23T08:00:00Z'; // 09:00 in Berlin
export const admin = { as: 'admin' };
export const here = channel('sre-daily').conversation;

type Reader = Parameters<typeof openBotChat>[0]['reader'];

export const open = (reader?: Reader): Promise<BotChat> =>
  openBotChat({ library: drillLibrary(), at: monday, ...(reader && { reader }) });

export async function started(reader?: Reader): Promise<BotChat> {
  const chat = await open(reader);
  await chat.says('/coach', admin);
  await chat.presses('Start', admin);
  return chat;
}
