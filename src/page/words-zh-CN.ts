import * as quoting from '../words/quote.js';
import { messagesChinese } from '../words/zh/messages.js';
import { remarksChinese } from '../words/zh/remarks.js';

Object.assign(globalThis, { llmSizingWords: { messages: messagesChinese, remarkWords: remarksChinese, ...quoting } });
