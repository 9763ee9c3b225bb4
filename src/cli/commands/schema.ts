import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { diagnose, SizingError } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/suggest.js';
import { describedBy } from '../described.js';
import type { Invocation } from '../invocation.js';
import { openOutput } from '../output.js';
import { schemasDirectory } from '../package.js';
import { schemaNames } from '../schema-names.js';

/** `schema NAME`: prints one of the JSON Schemas that the package ships. */
export function completeSchema(command: Command, { argv, io }: Invocation): void {
  const [schema] = command.registeredArguments;
  if (schema !== undefined) describedBy(schema, (help) => help.arguments.schema);
  command.action(async (name: string | undefined) => {
    if (name === undefined)
      throw new SizingError([diagnose('missing-argument', { argument: { say: 'schema-name' }, example: 'llm-sizing schema scenario' })]);
    if (!schemaNames.includes(name)) {
      const where = { kind: 'argument', index: argv.lastIndexOf(name) } as const;
      throw new SizingError([diagnose('unknown-choice', { text: name, choices: schemaNames, near: nearest(name, schemaNames) }, where)]);
    }
    await openOutput(undefined, io).write(readFileSync(`${schemasDirectory}${name}.schema.json`, 'utf8'));
  });
}
