import type { LiveQuestion } from '../answer/library/live.js';
import type { LiveWords } from '../render/report/live-words.js';

/** What a page computes with, and what it says while it is used. */
export type LivePage = LiveQuestion & { readonly solved: string; readonly words: LiveWords };

/** The data of the page; its script stands only where there are some. */
export const live: LivePage = JSON.parse(document.getElementById('live')?.textContent ?? 'null');
