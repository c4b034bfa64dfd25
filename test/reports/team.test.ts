import { describe, expect, it } from 'vitest';
import { createAccess } from '../../adapters/web/access.ts';
import { teamPath } from '../../adapters/web/lead/paths.ts';
import type { TeamId } from '../../src/ids.ts';
import { mark, markSaid } from '../../src/notes/incident-marks.ts';
import { addWanted } from '../../src/notes/wanted.ts';
import { readTeam } from '../../src/reports/team/team.ts';
import { type BotChat, openBotChat } from '../builders/bot-chat.ts';
import { drillLibrary } from '../builders/drill-library.ts';
import { searchOf } from '../builders/search-of.ts';
import { webOf } from '../builders/web.ts';

const people = ['ann', 'bob', 'cat', 'dan', 'eve', 'fay'];
const team = 'fake:T1' as TeamId;

/** Two closed questions of a week, of which two of six got none right, and a third that is open. */
async function played(answering: readonly string[] = people): Promise<BotChat> {
  const chat = await openBotChat({ library: drillLibrary(), at: '2026-11-23T08:00:00Z' });
  await chat.says('/coach', { as: 'admin' });
  await chat.presses('Start', { as: 'admin' });
  for (const day of ['23', '24']) {
    await chat.until(`2026-11-${day}T09:00:00Z`);
    for (const as of answering) await chat.presses(as === 'eve' || as === 'fay' ? 'C' : 'B', { as });
  }
  await chat.until('2026-11-25T09:00:00Z');
  return chat;
}

async function show(chat: BotChat, as: string): Promise<void> {
  await chat.says('/streak', { as });
  await chat.presses('Board', { as });
  await chat.presses('Show me', { as });
}

/** The team's pages, by a link that is signed for it. */
async function pagesOf(chat: BotChat) {
  const library = drillLibrary();
  const search = await searchOf(library);
  const teamAccess = (of: string) =>
    createAccess({ secret: 'xoxb-a-token', pages: `team ${of}`, clock: chat.now });
  const web = webOf(library, search, {
    reader: 'off',
    clock: chat.now,
    lead: {
      teamAccess,
      setUp: async () => undefined,
      figures: (of) => {
        const names = {
          member: chat.platform.name,
          conversation: async () => 'sre-daily',
        };
        return readTeam({ store: chat.store, library, names }, of as TeamId);
      },
    },
  });
  const visit = async (path: string) => {
    const page = await web.fetch(new Request(`https://coach.example${path}`));
    return { status: page.status, type: page.headers.get('content-type'), text: await page.text() };
  };
  return { visit, link: (path = '') => teamAccess(team).signPath(`${teamPath(team)}${path}`) };
}

const wordsOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ');

describe('the page of a team', () => {
  it('shows each figure as a chart, a table and a file', async () => {
    const { visit, link } = await pagesOf(await played());

    const page = await visit(link());
    const csv = await visit(link('/topics.csv'));

    expect(wordsOf(page.text)).toMatch(
      /Right by topic .* Topic Right, % Answers (\w[\w ]+? 67 \d+ ){1,2}Right by topic as CSV/,
    );
    expect(page.text.match(/<svg class="chart"/g)).toHaveLength(2); // topics, and how hard the questions are
    expect(page.text).not.toMatch(/ style=/);
    expect(csv.type).toBe('text/csv; charset=utf-8');
    expect(csv.text).toMatch(/^"Topic","Right, %","Answers"\r\n"[\w ]+",67,\d+\r\n/);
  });

  it('tells nothing that fewer than five people answered, and names nobody who did not ask', async () => {
    const chat = await played(people.slice(0, 4));
    await show(chat, 'ann');
    const { visit, link } = await pagesOf(chat);

    const words = wordsOf((await visit(link())).text);

    expect(words).toContain('No question has closed yet that at least five people answered.');
    expect(words).toContain('Nobody to show: it takes five people in a week');
    expect(words).not.toMatch(/\bann\b/);
  });

  it('shows the streaks of those who asked, and of nobody else', async () => {
    const chat = await played();
    await show(chat, 'ann');
    const { visit, link } = await pagesOf(chat);

    const csv = await visit(link('/streaks.csv'));

    expect(csv.text).toBe(
      '"Name","Channel","In a row","Right this week"\r\n"ann","sre-daily",2,"2 of 2"\r\n',
    );
  });

  it('shows what was asked for and is missing, so that no spreadsheet runs it, and what incidents led to', async () => {
    const chat = await played();
    const at = chat.now();
    await addWanted(chat.store, team, { words: '=HYPERLINK("x")', at });
    await markSaid(chat.store, team, { incident: 'i1', at });
    await mark(chat.store, team, { act: 'opened', incident: 'i1', at });
    const { visit, link } = await pagesOf(chat);

    expect((await visit(link('/missing.csv'))).text).toBe(
      '"Words","Times","Last"\r\n"\'=HYPERLINK(""x"")",1,"2026-11-25"\r\n',
    );
    expect((await visit(link('/recommendations.csv'))).text).toBe(
      '"Month","Incidents","Opened or helped","Not it","Muted"\r\n"November",1,1,0,0\r\n"October",0,0,0,0\r\n"September",0,0,0,0\r\n',
    );
  });

  it('is shut without a link of the team, its files too', async () => {
    const { visit } = await pagesOf(await played());

    for (const path of ['', '/topics.csv', '/set-up'])
      expect((await visit(`${teamPath(team)}${path}`)).status, path).toBe(403);
  });
});
