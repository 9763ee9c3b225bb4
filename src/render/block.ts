/** A space at which a line is not broken; printed as an ordinary one. */
export const NO_BREAK = '\u00a0';

/** A piece of a document for people: one model for the terminal and for Markdown. */
export type Block =
  | { readonly is: 'title'; readonly text: string }
  | { readonly is: 'heading'; readonly text: string }
  | TableBlock
  | RemarkBlock
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
};

export type Column = {
  readonly heading: string;
  readonly align: 'left' | 'right';
  /** Its words are names to copy: never broken. */
  readonly whole?: boolean;
  /** Left out where the terminal is too narrow, the last first. */
  readonly droppable?: boolean;
};

/** One step of an explanation, each line ready to print. */
export type StepText = { readonly name: string; readonly lines: readonly string[]; readonly source: string };

/** Columns from headings and alignments. */
export function columns(...heads: readonly (readonly [heading: string, align: Column['align']])[]): readonly Column[] {
  return heads.map(([heading, align]) => ({ heading, align }));
}
