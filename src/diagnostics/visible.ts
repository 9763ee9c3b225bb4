/** What a user typed, safe to print: the rooms that hand it to a message or a name take it from here. */
export { spelled, visible } from '../words/quote.js';
