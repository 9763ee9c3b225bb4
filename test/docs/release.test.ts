// What is said of packages and releases: nothing asks a registry for a package that is not there yet, and workflows run what is there.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../helpers/repository.js';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(read('package.json')) as { name: string; version: string; scripts: Record<string, string> };

describe('until a version is published', () => {
  /** A package manager that is asked for the package by its name, which is anybody's on a registry. */
  const ASKED =
    /\b(?:npx|npm (?:install|i|add|exec)|pnpm (?:add|dlx)|yarn (?:add|dlx)|bunx?)\b(?:\s+-{1,2}[\w-]+)*\s+(?:--\s+)?["']?llm-sizing(?=[@"'\s`]|$)/g;
  /** In a clone, whose own command it is; and where nothing may be fetched. */
  const OURS = /(?:npm ci && npx|npx --no) llm-sizing/g;
  const texts = execFileSync('git', ['ls-files', '*.md', '*.yml', '*.yaml', 'examples', 'src/cli', 'src/words'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((path) => path !== '');

  test.each(texts)('%s asks for no package by its name alone', (path) => {
    expect(read(path).replace(OURS, '').match(ASKED)).toBeNull();
  });

  test('the pattern would notice', () => {
    for (const line of [
      'npx llm-sizing check',
      'npx --yes llm-sizing@0.1.0',
      'npm install --global llm-sizing',
      'npm i -g llm-sizing\n',
      'pnpm dlx llm-sizing',
    ])
      expect(line.replace(OURS, '').match(ASKED), line).not.toBeNull();
    for (const line of [
      'npm install --global ./llm-sizing-0.1.0.tgz',
      'npx --package ./llm-sizing-0.1.0.tgz llm-sizing check',
      "import 'llm-sizing'",
    ])
      expect(line.replace(OURS, '').match(ASKED), line).toBeNull();
  });

  test('the file that is named is the one that npm pack makes', () => {
    for (const path of ['README.md', 'docs/ci.md'])
      for (const [name] of read(path).matchAll(/llm-sizing-[\d.]+\.tgz/g)) expect(name).toBe(`${manifest.name}-${manifest.version}.tgz`);
  });
});

describe('the workflows', () => {
  type Job = { readonly permissions?: object; readonly steps: readonly { readonly uses?: string; readonly run?: string }[] };
  const folder = '.github/workflows';
  const workflows = readdirSync(join(root, folder)).map((name) => [name, parse(read(`${folder}/${name}`))] as const);

  test.each(workflows)('%s runs scripts that there are, and may no more than it needs', (_, workflow) => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    for (const { steps } of Object.values(workflow.jobs as Record<string, Job>)) {
      for (const { uses, run = '' } of steps) {
        expect(uses ?? 'actions/checkout@v4').toMatch(/^actions\/[\w-]+@v\d+$/);
        for (const [, script = ''] of run.matchAll(/npm run (?:--silent )?([\w-]+)/g)) expect(manifest.scripts).toHaveProperty([script]);
        if (run.startsWith('.ci/')) read(run);
      }
    }
  });

  test('every version of Node that people run is tested', () => {
    expect(parse(read(`${folder}/ci.yml`)).jobs.node.strategy.matrix).toEqual({ version: [22, 24, 26] });
  });

  test('a release carries its provenance and what it is made of', () => {
    const text = read(`${folder}/release.yml`);
    for (const part of ['id-token: write', 'npm publish --provenance', 'npm run --silent sbom', '.ci/run', 'repository.url='])
      expect(text).toContain(part);
  });
});

test('what it is made of: what is bundled and what is installed with it, and no tool of the build', () => {
  const list = JSON.parse(execFileSync('npm', ['run', '--silent', 'sbom'], { cwd: root, encoding: 'utf8' })) as {
    metadata: { component: { name: string } };
    components: { name: string; version: string; hashes: object[]; licenses: object[] }[];
  };
  expect(list.metadata.component.name).toBe(manifest.name);
  const bundled = [...read('dist/program/THIRD-PARTY-LICENCES.txt').matchAll(/^((?:@[\w.-]+\/)?[\w.-]+) (\d+\.\d+\.\d+\S*)$/gm)].map(
    ([line]) => line,
  );
  expect(list.components.map(({ name, version }) => `${name} ${version}`).toSorted()).toEqual(bundled.toSorted());
  for (const { hashes, licenses } of list.components) expect([hashes.length, licenses.length]).toEqual([1, 1]);
});
