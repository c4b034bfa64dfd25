import fc from 'fast-check';
import { seed } from '../builders/chance.ts';

fc.configureGlobal({ seed });
