import type { StarterField, StarterScenario } from '../../answer/project/starter.js';
import { termFor, type Words } from '../../words/words.js';
import { jsonOf } from '../json.js';
import { widthOf } from '../wrap.js';

export type Starter = {
  /** What holds for all scenarios. */
  readonly defaults: readonly StarterField[];
  readonly scenarios: readonly StarterScenario[];
  /** Path of the JSON Schema from the file, where the package is installed. */
  readonly schema: string | undefined;
};

/** Columns up to which the notes beside values are aligned. */
const NOTES_AT = 34;

/** A scenario file to begin with, in YAML; `quoted` writes a text as YAML takes it. */
export function starterYaml({ defaults, scenarios, schema }: Starter, quoted: (text: string) => string, words: Words): string {
  const said = words.project.starter;
  const lines = [
    ...(schema === undefined ? said.withoutSchema.map((text) => `# ${text}`) : [`# yaml-language-server: $schema=${schema}`]),
    ...said.head.map((text) => `# ${text}`),
    'version: 1',
    ...(defaults.length > 0 ? ['defaults:'] : []),
    ...defaults.map(({ key, text }) => noted(`  ${key}: ${quoted(text)}`, words.help(key, scenarios[0]?.kind ?? 'train'))),
    'scenarios:',
  ];
  for (const { name, kind, fields, open, expect } of scenarios) {
    lines.push(`  ${quoted(name)}:`, `    kind: ${kind}`);
    for (const { key, text } of fields) lines.push(noted(`    ${key}: ${quoted(text)}`, words.help(key, kind)));
    if (open.length > 0) lines.push(`    # ${said.open}`);
    for (const { key, text } of open) lines.push(noted(`    # ${key}: ${quoted(text)}`, words.help(key, kind)));
    if (expect.length === 0) continue;
    lines.push(`    # ${said.expect}`, '    expect:');
    for (const { name: figure, text, figure: key } of expect)
      lines.push(noted(`      ${figure}: ${quoted(text)}`, termFor(key, words)?.meaning ?? key));
  }
  return `${lines.join('\n')}\n`;
}

/** The same in JSON, which has no room for notes. */
export function starterJson({ defaults, scenarios, schema }: Starter): string {
  const entries = scenarios.map(({ name, kind, fields, expect }) => [
    name,
    {
      kind,
      ...textsOf(fields),
      ...(expect.length > 0 && { expect: Object.fromEntries(expect.map(({ name: figure, text }) => [figure, text])) }),
    },
  ]);
  const file = {
    ...(schema !== undefined && { $schema: schema }),
    version: 1,
    ...(defaults.length > 0 && { defaults: textsOf(defaults) }),
    scenarios: Object.fromEntries(entries),
  };
  return `${jsonOf(file, 2)}\n`;
}

function textsOf(fields: readonly StarterField[]): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.map(({ key, text }) => [key, text]));
}

function noted(line: string, note: string): string {
  return `${line}${' '.repeat(Math.max(0, NOTES_AT - widthOf(line)))}  # ${note}`;
}
