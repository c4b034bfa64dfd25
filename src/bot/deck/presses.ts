import { handle } from '../acts.ts';
import { deckActs } from './acts.ts';
import { approve, decline, exportDeck } from './decide.ts';
import { openSuggest, submitSuggestion } from './suggest.ts';

export const deckHandlers = handle(
  deckActs,
  {
    suggest: ['in the acknowledgement', openSuggest],
    approve: ['page', approve],
    decline: ['page', decline],
    deckfile: ['asker', exportDeck],
  },
  { suggest: submitSuggestion },
);
