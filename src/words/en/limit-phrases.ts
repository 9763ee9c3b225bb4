type None = Record<never, never>;

const zero = (text: string): string => (text === '0' ? 'zero' : text);

/** Between which limits a value is allowed. */
export const limitPhrases = {
  whole: (_: None): string => 'a whole number',
  'at-least': ({ least }: { least: string }): string => `${least} or more`,
  'amount-at-least': ({ least }: { least: string }): string => `${zero(least)} or more`,
  'whole-at-least': ({ least }: { least: string }): string => `a whole number, ${least} or more`,
  'above-up-to': ({ above, most }: { above: string; most: string }): string => `above ${zero(above)}, up to ${most}`,
  positive: (_: None): string => 'above zero',
  above: ({ above }: { above: string }): string => `a number above ${zero(above)}`,
  between: ({ least, most }: { least: string; most: string }): string => `${least} to ${most}`,
  'whole-between': ({ least, most }: { least: string; most: string }): string => `a whole number from ${least} to ${most}`,
  'between-whole': ({ least, most }: { least: string; most: string }): string => `${least} to ${most}, a whole number`,
  'months-between': ({ least, most }: { least: string; most: string }): string => `${least} to ${most} months, whole ones`,
  'columns-between': ({ least, most }: { least: string; most: string }): string => `a whole number of columns, ${least} to ${most}`,
  'one-of': ({ choices }: { choices: readonly string[] }): string => choices.join(', ').replace(/, (?=[^,]*$)/, ' or '),
  'share-of-growth': (_: None): string => '0% or more, in per cent or as a share up to 1',
  countable: (_: None): string => 'fewer than 2^53 parameters in all',
} as const;
