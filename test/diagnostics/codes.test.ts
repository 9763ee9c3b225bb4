import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { evaluate, SizingError } from '../../src/index.js';
import { messages } from '../../src/words/en/messages.js';
import { shellWords } from '../cli/shell-words.js';
import { runCli } from '../helpers/run-cli.js';
import { commandLineCases, defects, libraryCases } from './cases.js';

const errorsSchema = JSON.parse(readFileSync(new URL('../../schemas/errors.schema.json', import.meta.url), 'utf8')) as object;
const isErrors = new Ajv({ allErrors: true }).compile(errorsSchema);

test('every code has a broken input', () => {
  const covered = [...Object.keys(commandLineCases), ...Object.keys(libraryCases), ...defects];
  expect(covered.toSorted()).toEqual(Object.keys(messages).toSorted());
});

for (const [code, { line, exit, under, allowed, meant, inputs = {} }] of Object.entries(commandLineCases)) {
  describe(code, () => {
    test(`ends with ${exit}, says why on standard error alone`, async () => {
      const { code: ended, stdout, stderr } = await runCli(shellWords(line), { columns: 200, inputs });
      expect({ ended, stdout }).toEqual({ ended: exit, stdout: '' });
      expect(stderr).toMatch(new RegExp(`^error\\[${code}\\]: \\S`));
      expect(stderr, 'one mistake, one message').not.toMatch(/\n\nerror\[/);
      expect(stderr).not.toMatch(/^ {4}at /m);
    });

    if (under !== undefined) {
      test('points at what is wrong', async () => {
        expect(underlined((await runCli(shellWords(line), { columns: 200, inputs })).stderr)).toBe(under);
      });
    }

    if (allowed !== undefined) {
      test('says what is allowed', async () => {
        const { stderr } = await runCli(shellWords(line), { columns: 200, inputs });
        expect(/^ {2}(?:allowed|try): ([\s\S]*)/m.exec(stderr)?.[1]?.replaceAll(/\s+/g, ' ') ?? '').toContain(allowed);
      });
    }

    if (meant !== undefined) {
      test('says what was probably meant', async () => {
        expect((await runCli(shellWords(line), { columns: 200, inputs })).stderr).toContain(`did you mean ${meant}`);
      });
    }

    // JSON streams any number of rows: there it is no mistake.
    if (code !== 'too-many-rows') {
      test('is valid JSON for a program', async () => {
        const { code: ended, stdout, stderr } = await runCli(inJson(line), { inputs });
        // Who reads the report of a check finds the mistake there too.
        expect({ ended, stdout }).toEqual({ ended: exit, stdout: line.startsWith('check') ? stderr : '' });
        const document = JSON.parse(stderr) as { errors: { code: string; parameters: unknown }[] };
        expect(isErrors(document), JSON.stringify(isErrors.errors)).toBe(true);
        expect(document.errors.map((error) => error.code)).toContain(code);
        expect(document.errors.flatMap(({ parameters }) => sentencesIn(parameters))).toEqual([]);
      });
    }
  });
}

for (const [code, { scenario, path, says }] of Object.entries(libraryCases)) {
  test(`${code} reaches a program that calls the library`, () => {
    const error = thrownBy(() => evaluate(scenario as never));
    expect({ code: error.code, where: error.diagnostics[0]?.where }).toEqual({
      code,
      where: path === undefined ? undefined : { kind: 'field', path },
    });
    expect(error.diagnostics[0]?.exitCode).toBe(2);
    expect(error.message).toContain(says);
  });
}

/** What is English among the parameters of a mistake, where another language would repeat it: more than two words in a row. */
function sentencesIn(parameters: unknown): readonly string[] {
  // A command line is the same in every language.
  if (typeof parameters === 'string') return /^(?!llm-sizing ).*[a-z]+ [a-z]+ [a-z]+/.test(parameters) ? [parameters] : [];
  if (typeof parameters !== 'object' || parameters === null) return [];
  // Another mistake carries its own message beside its code; what the system or a library says is theirs.
  const { say, ...own } = parameters as { say?: string };
  const { message: _, text: __, ...rest } = own as { message?: string; text?: string };
  return Object.values(say === 'mistake' || say === 'told' ? rest : own).flatMap(sentencesIn);
}

/** The command line, with its errors as JSON: the flag goes before the others, so that it changes none. */
function inJson(line: string): readonly string[] {
  const argv = shellWords(line);
  const place = argv.findIndex((argument) => argument.startsWith('-'));
  return place < 0 ? [...argv, '--format=json'] : argv.toSpliced(place, 0, '--format=json');
}

function thrownBy(action: () => unknown): SizingError {
  try {
    action();
  } catch (error) {
    if (error instanceof SizingError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** What the first carets stand under. */
function underlined(text: string): string {
  const lines = text.split('\n');
  const place = lines.findIndex((line) => /^ *\^+/.test(line));
  const [carets = ''] = /\^+/.exec(lines[place] ?? '') ?? [];
  const start = lines[place]?.indexOf('^') ?? 0;
  return (lines[place - 1] ?? '').slice(start, start + carets.length);
}
