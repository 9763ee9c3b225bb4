import Table, { type TableConstructorOptions } from 'cli-table3';
import utilities from 'cli-table3/src/utils.js';

const { truncate } = utilities;

/**
 * The library cuts the content of a cell down for its debug log, character by character, for every line that it draws and
 * whether it logs or not. A column is one cell here; of several lines none is ever cut.
 */
utilities.truncate = (text, width, mark) => (text.includes('\n') ? '' : truncate(text, width, mark));

/** A table that is laid out when it is asked for its text. */
export function newTable(settings: TableConstructorOptions): Table.Table {
  return new Table(settings);
}
