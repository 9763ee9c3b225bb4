import type { CommandSpec, FlagSpec, Words } from './spec.js';

/** A specification in KDL for the `usage` tool. */
export function usageSpec(root: CommandSpec): string {
  return [`name ${text(root.name)}`, `bin ${text(root.name)}`, `about ${text(root.description)}`, ...inside(root, ''), ''].join('\n');
}

function inside({ flags, words, commands }: CommandSpec, indent: string): readonly string[] {
  return [
    ...flags.flatMap((flag) => flagLines(flag, indent)),
    ...(commands.length === 0 && words.is !== 'any' ? argument('[words]…', words, indent, ' var=#true') : []),
    ...commands.flatMap((command) => [
      `${indent}cmd ${text(command.name)} help=${text(command.description)} {`,
      ...inside(command, `${indent}    `),
      `${indent}}`,
    ]),
  ];
}

function flagLines({ long, short, description, value, placeholder = 'value', optional }: FlagSpec, indent: string): readonly string[] {
  const head = `${indent}flag ${text([...(short === undefined ? [] : [short]), long].join(' '))} help=${text(description)}`;
  if (value === undefined) return [head];
  return [`${head} {`, ...argument(optional ? `[${placeholder}]` : `<${placeholder}>`, value, `${indent}    `), `${indent}}`];
}

function argument(name: string, words: Words, indent: string, more = ''): readonly string[] {
  const head = `${indent}arg ${text(name)}${more}`;
  return words.is === 'names' ? [`${head} {`, `${indent}    choices ${words.names.map(text).join(' ')}`, `${indent}}`] : [head];
}

const text = (content: string): string => JSON.stringify(content);
