import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../src/diagnostics/codes.js';
import { messages } from '../../src/words/en/messages.js';

const root = new URL('../../', import.meta.url);
const output = readFileSync(new URL('docs/output.md', root), 'utf8');

/** Names in the first column of the table under a heading. */
function namesUnder(heading: string): readonly string[] {
  const [, after = ''] = output.split(new RegExp(`^#+ ${heading}$`, 'm'));
  const table = /\|[^\n]*\n\| ---[^\n]*\n((?:\|[^\n]*\n)+)/.exec(after)?.[1] ?? '';
  return table.split('\n').flatMap((row) => (row.split('|')[1] ?? '').split(',').flatMap((name) => name.replaceAll('`', '').trim() || []));
}

const answer = JSON.parse(readFileSync(new URL('schemas/answer.schema.json', root), 'utf8')) as {
  properties: { results: { items: { oneOf: { properties: object }[] } } };
};

// The tables that people read must not lack what the schemas and the program have.
describe('docs/output.md tells', () => {
  it('every schema', () => {
    const schemas = readdirSync(new URL('schemas/', root)).map((file) => file.replace('.schema.json', ''));
    expect([...namesUnder('JSON Schemas')].sort()).toEqual(schemas.sort());
  });

  it('every key of the document', () => {
    expect([...namesUnder('Document')].sort()).toEqual(Object.keys(answer.properties).sort());
  });

  it('every key of a result', () => {
    const [train, infer] = answer.properties.results.items.oneOf.map(({ properties }) => Object.keys(properties));
    expect([...namesUnder('Result')].sort()).toEqual([...new Set([...(train ?? []), ...(infer ?? [])])].sort());
  });

  it('every exit code', () => {
    const codes = Object.keys(messages).map((code) => exitCodeOf(code as keyof typeof messages));
    expect([...namesUnder('Exit codes')].sort()).toEqual([...new Set([0, 1, ...codes].map(String))].sort());
  });
});
