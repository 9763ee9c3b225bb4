// What every document is made of: cells and tables in Markdown.
import { english } from '../../dist/words/en/english.js';
import { termFor } from '../../dist/words/words.js';

export const code = (text) => (text === '' ? '' : `\`${text}\``);
const escaped = (cell) => textOf(cell).replaceAll('|', '\\|').replaceAll('\n', ' ');
export const nameOf = (key) => termFor(key, english)?.name ?? key;

function textOf(cell) {
  if (typeof cell !== 'string' && typeof cell !== 'number') throw new Error(`${JSON.stringify(cell)} is no cell of a table`);
  return String(cell);
}

export function table(heads, rows) {
  const line = (cells) => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
