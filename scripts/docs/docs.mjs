// Keeps the documentation true. `node scripts/docs/docs.mjs` rewrites what is made from the code and what commands print;
// `node scripts/docs/docs.mjs --check` changes nothing and exits 1 where a document says something else. Both take file names.
//
//   <!-- generated: NAME --> … <!-- end -->   a table made from the declarations of the program
//   ```console                                 `$ command` lines, each followed by what it prints; a line `…` stands for any lines
//   ```js                                      a program; each `// → …` comment is the next line that it prints
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { accuracyParts } from './accuracy.mjs';
import { withCommands, withPrograms } from './commands.mjs';
import { deckParts } from './deck.mjs';
import { formulasParts } from './formulas.mjs';
import { inputParts } from './input.mjs';
import { outputParts } from './output.mjs';
import { questionsParts } from './questions.mjs';
import { servingParts } from './serving.mjs';
import { transformerParts } from './transformer.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const generators = {
  ...formulasParts,
  ...questionsParts,
  ...inputParts,
  ...outputParts,
  ...servingParts,
  ...transformerParts,
  ...accuracyParts,
  ...deckParts,
};

const GENERATED = /<!-- generated: (\S+) -->\n([\s\S]*?)<!-- end -->/g;

async function withGenerated(text, problem) {
  const fresh = new Map();
  for (const [, name] of text.matchAll(GENERATED)) fresh.set(name, await generators[name]?.());
  return text.replace(GENERATED, (whole, name) => {
    const part = fresh.get(name);
    if (part === undefined) {
      problem(`nothing generates ${name}`);
      return whole;
    }
    const now = `<!-- generated: ${name} -->\n\n${part}\n\n<!-- end -->`;
    if (now !== whole) problem(`the part ${name} is not what the code says`);
    return now;
  });
}

const [flags, named] = [
  process.argv.slice(2).filter((word) => word.startsWith('-')),
  process.argv.slice(2).filter((word) => !word.startsWith('-')),
];
const check = flags.includes('--check');
const unknown = flags.filter((flag) => flag !== '--check');
if (unknown.length > 0) throw new Error(`no flag ${unknown.join(', ')}: node scripts/docs/docs.mjs [--check] [files]`);
const documents =
  named.length > 0
    ? named
    : ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)]
        .filter((name) => name.endsWith('.md'))
        .map((name) => join(root, name));

let problems = 0;
let commands = 0;
for (const file of documents) {
  const text = readFileSync(file, 'utf8');
  const problem = (what) => {
    problems++;
    console.error(`${relative(root, file)}: ${what}`);
  };
  const counted = () => {
    commands++;
  };
  const fresh = withPrograms(withCommands(await withGenerated(text, problem), problem, counted), problem, counted);
  if (!check && fresh !== text) writeFileSync(file, fresh);
}
console.log(`${documents.length} documents, ${commands} commands and programs, ${problems} differences${check ? '' : ', rewritten'}`);
if (check && problems > 0) process.exitCode = 1;
