import { followContents } from './contents.ts';
import { offerCopies } from './copy.ts';
import { answerInPlace } from './in-place.ts';
import { followReading } from './progress.ts';
import { hideProof } from './proof.ts';
import { completeSearch } from './search.ts';
import { unfoldBesideText } from './unfold.ts';

hideProof();
unfoldBesideText();
completeSearch();
followContents();
followReading();
answerInPlace();
offerCopies(document);
