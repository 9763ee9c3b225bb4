import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cycles, importsOf, type Law, roomOf, sourceFiles, violations } from './imports.js';

const files = sourceFiles(new URL('../../src/', import.meta.url));
const imports = files.flatMap(importsOf);

/** The import law of the design, section 2. `bin.ts` is the command line’s first file. */
const law: Law = {
  core: { all: [] },
  quantity: { all: [] },
  words: { all: ['quantity'], types: ['architecture'] },
  diagnostics: { all: ['words'] },
  architecture: { all: ['core'] },
  catalog: { all: ['quantity', 'diagnostics', 'architecture'], types: ['core'] },
  scenario: { all: ['catalog', 'quantity', 'diagnostics'], types: ['core'] },
  answer: { all: ['scenario', 'catalog', 'core', 'quantity', 'diagnostics'] },
  // How a figure is shown follows from the unit it was declared with: the contract of answers hands that on.
  render: { all: ['quantity', 'words', 'answer/contract/units.ts'], types: ['diagnostics', 'answer'] },
  cli: { all: ['core', 'quantity', 'words', 'diagnostics', 'catalog', 'scenario', 'answer', 'render'] },
  // The script of a report: it computes the answer in a page.
  page: { all: ['answer', 'architecture', 'catalog', 'core', 'diagnostics', 'render', 'scenario', 'words'], types: ['quantity'] },
  'index.ts': { all: ['answer', 'catalog', 'core', 'diagnostics'], types: ['scenario'] },
  // The library for bundles; of index.ts it has the types alone.
  'browser.ts': { all: ['answer', 'catalog', 'diagnostics'], types: ['index.ts'] },
  'bin.ts': { all: ['cli'] },
};

/** The rooms in the room of answers: each may import those before it that it names. */
const answerLaw: Law = {
  contract: { all: [] },
  sheet: { all: ['contract'] },
  outlook: { all: ['contract', 'sheet'] },
  prediction: { all: ['contract', 'sheet'] },
  sweep: { all: ['contract', 'sheet', 'prediction'] },
  calibration: { all: ['contract', 'sheet', 'prediction'] },
  model: { all: ['contract', 'sheet'] },
  project: { all: ['contract', 'sheet', 'outlook', 'prediction', 'sweep'] },
  library: { all: ['contract', 'sheet', 'prediction', 'outlook', 'model'] },
};
const inAnswer = 'answer/';
const ofAnswer = imports
  .filter(({ from, to, outside }) => !outside && from.startsWith(inAnswer) && to.startsWith(inAnswer))
  .map((each) => ({ ...each, from: each.from.slice(inAnswer.length), to: each.to.slice(inAnswer.length) }));

/** Packages that a room may use; modules of Node begin with `node:`. */
const packages: Readonly<Record<string, RegExp>> = {
  catalog: /^(node:fs|zod\/(mini|v4\/locales\/en\.js))$/,
  // Where a mistake stands in a file is known only to what parses it.
  scenario: /^yaml$/,
  cli: /^(node:.+|commander|chalk|zod\/mini)$/,
  render: /^(cli-table3(\/src\/utils\.js)?|d3-array|d3-shape)$/,
  'bin.ts': /^node:.+$/,
};

describe('the rooms of the house', () => {
  test('are those of the law', () => {
    expect([...new Set(files.map(({ path }) => roomOf(path)))].toSorted()).toEqual(Object.keys(law).toSorted());
  });

  test('import only what the law allows', () => {
    expect(violations(law, imports)).toEqual([]);
  });

  test('have rooms of their own for answers, and types run one way there too', () => {
    expect([...new Set(ofAnswer.flatMap(({ from, to }) => [roomOf(from), roomOf(to)]))].toSorted()).toEqual(
      Object.keys(answerLaw).toSorted(),
    );
    expect(violations(answerLaw, ofAnswer)).toEqual([]);
  });

  test('have no two files that import each other, even through others', () => {
    expect(cycles(imports)).toEqual([]);
  });

  test('use the packages that are theirs: core, quantity, words, diagnostics and answer none', () => {
    const foreign = imports.filter(({ from, to, outside }) => outside && !packages[roomOf(from)]?.test(to));
    expect(foreign.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  test('import files that are there', () => {
    const paths = new Set(files.map(({ path }) => path));
    expect(imports.filter(({ to, outside }) => !outside && !paths.has(to)).map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  test('leave no file out: each is imported, or is where a program begins', () => {
    const reached = new Set(imports.map(({ to }) => to));
    const beginnings = [
      'bin.ts',
      'browser.ts',
      'index.ts',
      'catalog/build-index.ts',
      'catalog/pack.ts',
      'cli/json-schemas.ts',
      'core/serving/start.ts',
      'page/plain.ts',
      'page/page.ts',
      'page/unpack.ts',
      // These stand in for files of the program.
      'page/counted.ts',
      'page/say-range.ts',
      'page/evidence.ts',
      'page/figures.ts',
      'page/spread.ts',
      'page/training.ts',
      'page/words-en.ts',
      'page/words-zh-CN.ts',
    ];
    expect(files.map(({ path }) => path).filter((path) => !reached.has(path) && !beginnings.includes(path))).toEqual([]);
  });

  test('know no clock, no chance and no process in core', () => {
    const impure = files.filter(
      ({ path, text }) => path.startsWith('core/') && /\b(Date|Math\.random|process|console|performance)\b/.test(text),
    );
    expect(impure.map(({ path }) => path)).toEqual([]);
  });

  test('keep files short: 400 lines at most, a command 160', () => {
    const lengths = files.map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }));
    const long = lengths.filter(({ path, lines }) => lines > (path.startsWith('cli/commands/') ? 160 : 400));
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });

  test('have no drawer for odds and ends', () => {
    expect(files.map(({ path }) => path).filter((path) => /\b(utils?|helpers?|common|misc)\b/.test(path))).toEqual([]);
  });
});

describe('the map in CONTRIBUTING', () => {
  const text = readFileSync(new URL('../../CONTRIBUTING.md', import.meta.url), 'utf8');
  const rows = [...text.matchAll(/^\| `src\/([\w.]+)` \| .* \| (.*) \|$/gm)].map(([, room, may]) => [room, may] as const);

  /** What a room imports, as the map writes it: whole rooms, single files of one, and rooms of which it has types alone. */
  function imported(room: string): string {
    const own = imports.filter(({ from, to, outside }) => !outside && roomOf(from) === room && roomOf(to) !== room);
    const parts = Object.keys(law).flatMap((target) => {
      const of = own.filter(({ to }) => roomOf(to) === target);
      const values = [...new Set(of.filter(({ typeOnly }) => !typeOnly).map(({ to }) => to))];
      if (of.length === 0) return [];
      if (values.length === 0) return [`types of ${target}`];
      // A room may be let into one file of another.
      const single = !law[room]?.all.includes(target) && values.length === 1 ? values[0] : undefined;
      return [single === undefined || target.includes('.') ? target : `types of ${target} and its \`${single.slice(target.length + 1)}\``];
    });
    return parts.length === 0 ? 'nothing' : parts.join(', ');
  }

  test('has every room, and no other', () => {
    expect(rows.map(([room]) => room).toSorted()).toEqual(
      Object.keys(law)
        .filter((room) => room !== 'bin.ts')
        .toSorted(),
    );
  });

  test.each(rows)('%s imports what it says: %s', (room, may) => {
    expect(may).toBe(imported(room as string));
  });
});

describe('the test of the law catches', () => {
  const read = (path: string, text: string) => importsOf({ path, text });
  const judge = (path: string, text: string) => violations(law, read(path, text));

  test.each([
    ['a static import', 'core/solve.ts', `import { resolve } from '../scenario/resolve.js';`, 'core/solve.ts imports scenario/resolve.ts'],
    [
      'an import over several lines',
      'quantity/parse.ts',
      `import {\n  a,\n  b,\n} from '../core/solve.js';`,
      'quantity/parse.ts imports core/solve.ts',
    ],
    ['a dynamic import', 'answer/plan.ts', `const x = await import('../render/table.js');`, 'answer/plan.ts imports render/table.ts'],
    [
      'an export from another file',
      'catalog/catalog.ts',
      `export { fields } from '../scenario/fields.js';`,
      'catalog/catalog.ts imports scenario/fields.ts',
    ],
    [
      'an export of everything',
      'catalog/catalog.ts',
      `export * from '../answer/answer.js';`,
      'catalog/catalog.ts imports answer/answer.ts',
    ],
    ['an import for its effect', 'core/solve.ts', `import '../cli/run.js';`, 'core/solve.ts imports cli/run.ts'],
    [
      'a value where only types are allowed',
      'render/csv.ts',
      `import { figures } from '../answer/figures.js';`,
      'render/csv.ts imports answer/figures.ts',
    ],
    [
      'a value among types',
      'render/csv.ts',
      `import { type A, figures } from '../answer/figures.js';`,
      'render/csv.ts imports answer/figures.ts',
    ],
    [
      'a type where nothing is allowed',
      'core/solve.ts',
      `import type { Field } from '../scenario/field.js';`,
      'core/solve.ts imports types of scenario/field.ts',
    ],
    ['a room that is none', 'utils/odds.ts', `import { a } from '../core/solve.js';`, 'utils/odds.ts: utils is no room'],
  ])('%s', (_, path, text, complaint) => {
    expect(judge(path, text)).toEqual([complaint]);
  });

  test.each([
    ['a room itself', 'core/solve.ts', `import { slotOf } from './compile.js';`],
    ['types that are allowed', 'render/csv.ts', `import type { Row } from '../answer/answers.js';`],
    ['types, each marked', 'render/csv.ts', `import { type Row, type Rows } from '../answer/answers.js';`],
    ['a comment', 'core/solve.ts', `// import { a } from '../cli/run.js';\n/* import '../cli/run.js'; */`],
    ['a deeper folder', 'cli/commands/sizing.ts', `import { run } from '../run.js';`],
  ])('but not %s', (_, path, text) => {
    expect(judge(path, text)).toEqual([]);
  });

  test('a cycle, and says it once', () => {
    const a = read('core/a.ts', `import { b } from './b.js';`);
    const b = read('core/b.ts', `import type { c } from './c.js';`);
    const c = read('core/c.ts', `import { a } from './a.js';`);
    expect(cycles([...b, ...c, ...a])).toEqual(['core/a.ts → core/b.ts → core/c.ts']);
    expect(cycles([...a, ...b])).toEqual([]);
    expect(cycles(read('core/a.ts', `import { a } from './a.js';`))).toEqual(['core/a.ts']);
  });

  test('a package', () => {
    expect(
      read('core/solve.ts', `import { readFileSync } from 'node:fs';\nimport z from 'zod';`).map(({ to, outside }) => [to, outside]),
    ).toEqual([
      ['node:fs', true],
      ['zod', true],
    ]);
  });
});
