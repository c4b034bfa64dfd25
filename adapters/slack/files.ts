import type { Card } from '../../src/card/card.ts';
import type { Log } from '../../src/log.ts';
import { cut } from '../shared/cut.ts';
import type { Api } from './api.ts';
import { refusal } from './outcome.ts';

type File = NonNullable<Card['file']>;

export interface Files {
  /** Uploads the card's file to the channel. Where Slack does not allow that, the text stands on the card, cut. */
  attach(channel: string, card: Card, file: File): Promise<Card>;
}

const shownCharacters = 2500;

export function createFiles({ api, log }: { api: Api; log: Log }): Files {
  return {
    async attach(channel, card, file) {
      try {
        await api.client.filesUploadV2({
          channel_id: channel,
          filename: file.name,
          content: file.text,
          title: file.name,
        });
        return card;
      } catch (error) {
        log.warn({ err: error, refusal: refusal(error) }, 'slack did not take a file');
        return withText(card, file, refusal(error) === 'missing_scope');
      }
    },
  };
}

function withText(card: Card, file: File, lacksScope: boolean): Card {
  const isCut = file.text.length > shownCharacters;
  const remedy = lacksScope
    ? 'an admin can add the scope files:write to this app, then ask again.'
    : 'ask again later, or an admin of the workspace can allow files.';
  const why = isCut
    ? `Slack did not accept the file ${file.name}. These are its first ${shownCharacters} characters: ${remedy}`
    : `Slack did not accept the file ${file.name}, so here is its text.`;
  return {
    ...card,
    body: [
      ...card.body,
      { kind: 'paragraph', line: [{ kind: 'text', text: why }] },
      { kind: 'code', language: 'json', text: cut(file.text, shownCharacters) },
    ],
  };
}
