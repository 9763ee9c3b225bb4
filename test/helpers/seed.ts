import fc from 'fast-check';
import { seed } from './fuzz.js';

// Every generated test draws the same cases each time, whether or not it says so itself.
fc.configureGlobal({ seed });
