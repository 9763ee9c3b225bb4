/** A space at which a line is not broken; printed as an ordinary one. */
export const NO_BREAK = '\u00a0';

/** A piece of a document for people: one model for the terminal and for Markdown. */
export type Block =
  | { readonly is: 'title'; readonly text: string }
  | { readonly is: 'heading'; readonly text: string }
  | TableBlock
  | RemarkBlock
  | DrawingBlock
  | { readonly is: 'steps'; readonly title: string; readonly steps: readonly StepText[] };

export type RemarkBlock = {
  readonly is: 'remarks';
  readonly remarks: readonly { readonly level: 'warning' | 'hint' | 'error'; readonly label: string; readonly text: string }[];
};

export type TableBlock = {
  readonly is: 'table';
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** Said before the headings of columns that a narrow terminal leaves out. */
  readonly narrowNote?: string;
  /** A bar beside each row, drawn in what the columns leave of the line. */
  readonly bars?: readonly Bar[];
};

/** A stretch of a scale that all bars of a table share: where it begins and ends, 0 to 1, and the point that bars are measured from. */
export type Bar = { readonly from: number; readonly to: number; readonly base: number };

export type Column = {
  readonly heading: string;
  readonly align: 'left' | 'right';
  /** Its words are names to copy: never broken. */
  readonly whole?: boolean;
  /** Left out where the terminal is too narrow, the last first. */
  readonly droppable?: boolean;
};

/** A figure read from top to bottom; its columns stand side by side where there is room, else one above the other. */
export type DrawingBlock = {
  readonly is: 'drawing';
  readonly columns: readonly DrawingColumn[];
  /** Between the notes of a row. */
  readonly comma: string;
};

export type DrawingColumn = {
  readonly title: string;
  /** What the figures at the right edge are. */
  readonly heading: string;
  readonly items: readonly (DrawingRow | DrawingBox)[];
};

export type DrawingRow = {
  readonly is: 'row';
  /** The lines at its left, and those beside what does not fit on its first line. */
  readonly track: string;
  readonly below: string;
  readonly text: string;
  readonly notes: readonly DrawingNote[];
  /** Right-aligned. */
  readonly figure: string;
  /** A line leads from the row of one column that gives to the rows of the next that take. */
  readonly link?: 'gives' | 'takes';
};

export type DrawingNote = {
  readonly text: string;
  /** Left out where it would take a line too many. */
  readonly droppable?: boolean;
};

export type DrawingBox = {
  readonly is: 'box';
  readonly title: string;
  readonly count: string;
  readonly rows: readonly DrawingRow[];
  /** Said in its lower edge, the last first left out where there is no room, and the sum of its figures. */
  readonly foot: readonly string[];
  readonly figure: string;
};

/** One step of an explanation, each line ready to print. */
export type StepText = {
  readonly name: string;
  readonly lines: readonly string[];
  readonly source: string;
  /** The same formula with other numbers put in. */
  readonly example?: string;
};

/** Columns from headings and alignments. */
export function columns(...heads: readonly (readonly [heading: string, align: Column['align']])[]): readonly Column[] {
  return heads.map(([heading, align]) => ({ heading, align }));
}

/** A document's title, if it has one, and what stands below it. */
export function titled(blocks: readonly Block[]): { readonly title: string | undefined; readonly body: readonly Block[] } {
  const title = blocks.find((block) => block.is === 'title');
  return { title: title?.text, body: blocks.filter((block) => block !== title) };
}
