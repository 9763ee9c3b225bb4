type None = Record<never, never>;

/** What a value is, and what it should be. */
export const valuePhrases = {
  /** What was found. */
  null: (_: None): string => 'null',
  nothing: (_: None): string => 'nothing',
  text: (_: None): string => 'text',
  number: (_: None): string => 'a number',
  boolean: (_: None): string => 'a boolean',
  list: (_: None): string => 'a list',
  'list-of-length': ({ length }: { length: number }): string => `a list of ${length}`,
  'empty-list': (_: None): string => 'an empty list',
  'this-list': (_: None): string => 'this list',
  object: (_: None): string => 'an object',
  keys: (_: None): string => 'a group of keys',
  'empty-file': (_: None): string => 'an empty file',
  /** The name of a type of JavaScript, for who calls the library. */
  typeof: ({ type }: { type: string }): string => type,
  /** What was wanted. */
  value: (_: None): string => 'a value',
  'some-value': (_: None): string => 'at least one value',
  'true-or-false': (_: None): string => 'true or false',
  'list-of': ({ of }: { of: 'texts' | 'numbers' }): string => `a list of ${of}`,
  'one-of-list': ({ of }: { of: 'texts' | 'numbers' }): string => `one of a list of ${of}`,
  options: (_: None): string => 'an object of options',
  'presets-object': (_: None): string => 'an object with lists of presets',
  'preset-object': (_: None): string => 'a preset, which has an id',
  'scenario-object': (_: None): string => 'an object with the fields of a scenario',
  'number-or-text': (_: None): string => 'a number in SI units, or text with a unit',
  'quantity-like': ({ example }: { example: string }): string => `a quantity such as ${example}`,
  'text-like': ({ example }: { example: string }): string => `text such as ${example}`,
  expectations: (_: None): string => 'figures with what is expected of them',
  'version-and-scenarios': (_: None): string => 'the keys version and scenarios',
  'by-name': ({ key }: { key: string }): string => `the ${key} by their names`,
  'presets-by-name': ({ key }: { key: string }): string => `${key} by their names`,
  'preset-figures': (_: None): string => 'the figures of a preset',
  'fields-of': ({ name }: { name: string }): string => `the fields of ${name}`,
  'scenario-fields': (_: None): string => 'the fields of scenarios',
  'file-path': (_: None): string => 'the path of a file',
} as const;
