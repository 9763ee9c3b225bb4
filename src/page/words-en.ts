import { messages } from '../words/en/messages.js';
import { remarkWords } from '../words/en/remarks.js';
import * as quoting from '../words/quote.js';

/** What a page says of mistakes, and beside an answer; its script takes them from here, whatever the language of the page. */
Object.assign(globalThis, { llmSizingWords: { messages, remarkWords, ...quoting } });
