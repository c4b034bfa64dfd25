import type { Card, Choice, Line } from '../../card/card.ts';
import { bold, conversation as conversationName, line, paragraph } from '../../card/line.ts';
import { inWords, plural, times } from '../../card/words.ts';
import type { ConversationId } from '../../ids.ts';
import type { Library } from '../../library/model.ts';
import type { Month } from '../../notes/month.ts';
import { enoughToJudge } from '../../quiz/quality-judge.ts';
import { monthName } from '../../schedule/months.ts';
import { monthActs } from './acts.ts';

const mostTopics = 5;
const mostRunbooks = 5;

/** C16: the monthly note to an admin. */
export function monthCard(library: Library, conversation: ConversationId, month: Month): Card {
  return {
    name: 'The month',
    title: titleOf(conversation, month),
    body: [
      cameBackText({ ...month, people: month.backPeople }),
      belowText(library, month),
      incidentsText(month),
      `Asked for and missing: ${month.wanted === 0 ? 'nothing' : plural(month.wanted, 'guide')}`,
      runbooksText(month.oldRunbooks),
    ].map((words) => paragraph(line`${words}`)),
    buttons: buttons(conversation, month),
    small: [line`No names, ever. Gaps need at least ${inWords(enoughToJudge)} people.`],
  };
}

/** What a month's note and the statistics lead with. Of fewer than five people it would be somebody's result. */
export function cameBackText({
  right,
  of,
  people,
}: {
  readonly right: number;
  readonly of: number;
  readonly people: number;
}): string {
  if (of === 0) return 'Nothing that people got wrong has come back yet.';
  if (people < enoughToJudge) return 'Of what people got wrong, too little has come back to show a figure.';
  return `Of what people got wrong, ${Math.round((100 * right) / of)} % was right when it came back (${plural(of, 'question')}).`;
}

/** "Incidents: a section was opened or marked helpful in 3 of 4, "Not it" pressed once, muted 0 times" */
export function incidentsText(counts: Pick<Month, 'incidents' | 'opened' | 'notIt' | 'muted'>): string {
  if (counts.incidents === 0) return 'Incidents: none that I spoke in';
  return `Incidents: a section was opened or marked helpful in ${counts.opened} of ${counts.incidents}, "Not it" pressed ${times(counts.notIt)}, muted ${times(counts.muted)}`;
}

export function runbooksText(paths: readonly string[]): string {
  if (paths.length === 0) return 'Runbooks older than a year that were used: none';
  const more = paths.length > mostRunbooks ? ` and ${paths.length - mostRunbooks} more` : '';
  return `Runbooks older than a year that were used: ${paths.slice(0, mostRunbooks).join(', ')}${more}`;
}

function titleOf(conversation: ConversationId, { month, incidents }: Month): Line {
  const rest = incidents > 0 ? line` ${bold(`and ${plural(incidents, 'incident')}`)}` : [];
  return line`${bold(`${monthName(month)} in`)} ${conversationName(conversation)}${rest}`;
}

function belowText(library: Library, { below, people }: Month): string {
  const answered = `(${plural(people, 'person', 'people')} answered)`;
  if (people < enoughToJudge)
    return `Below half: not shown for fewer than ${inWords(enoughToJudge)} people ${answered}`;
  const names = below.slice(0, mostTopics).map((slug) => library.guide(slug)?.short ?? slug);
  return `Below half: ${names.join(', ') || 'nothing'} ${answered}`;
}

function buttons(conversation: ConversationId, { month, wanted }: Month): readonly Choice[] {
  const requests = wanted === 1 ? 'The request' : `The ${wanted} requests`;
  return [
    ...(wanted > 0 ? [{ label: requests, act: monthActs.requests(conversation, month) }] : []),
    { label: 'Questions to fix', act: monthActs.mend(conversation, month) },
    { label: 'Stop this note', act: monthActs.monthoff(conversation) },
  ];
}
