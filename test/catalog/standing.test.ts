import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { namedPublisherOf, publisherOf } from '../../src/catalog/documents.js';
import { type Standing, standingOf, standingOfFigure } from '../../src/catalog/standing.js';
import { evaluate } from '../../src/index.js';

type Claim = { readonly document?: string; readonly source?: string; readonly standing?: Standing };
type Preset = { readonly sources?: Claim[]; readonly prices?: Claim[]; readonly measured?: Claim[] } & Claim;

const PRESETS = new URL('../../presets/', import.meta.url);
const jsonIn = (folder: string) => readdirSync(new URL(folder, PRESETS)).filter((name) => name.endsWith('.json'));
const presets = ['gpus', 'models', 'grids', 'measurements', 'instances'].flatMap((folder) =>
  jsonIn(`${folder}/`).map((name) => ({
    name,
    preset: JSON.parse(readFileSync(new URL(`${folder}/${name}`, PRESETS), 'utf8')) as Preset,
  })),
);

const source = (document: string, standing: Standing, ...figures: string[]) => ({ document, standing, figures });

describe('a figure is', () => {
  test.each([
    ['verified by its maker’s own document', [source('data sheet', 'verified', 'peak')], 'verified'],
    ['read, where one document of others states it', [source('a/tables@1 x.md', 'read', 'peak.bf16')], 'read'],
    [
      'verified by two documents of different publishers',
      [source('a/tables@1 x.md', 'read', 'peak.bf16'), source('https://b.com/x', 'read', 'peak')],
      'verified',
    ],
    [
      'read, where both documents are of one publisher',
      [source('a/tables@1 x.md', 'read', 'peak.bf16'), source('a/others@2 y.md', 'read', 'peak')],
      'read',
    ],
    ['inferred, where a source says that nobody states it', [source('the usual figure', 'inferred', 'peak')], 'inferred'],
    ['unknown, where nobody speaks of it', [source('a/tables', 'read', 'peak.fp8')], undefined],
    ['not verified by a document and a guess', [source('a/tables', 'read', 'peak'), source('a guess', 'inferred', 'peak')], 'read'],
  ] as const)('%s', (_, sources, expected) => {
    expect(standingOfFigure('peak.bf16', sources)).toBe(expected);
  });

  test('a group is no source of what only begins alike', () => {
    expect(standingOfFigure('peakier', [source('x', 'read', 'peak')])).toBeUndefined();
  });
});

test('the earlier word of a user’s own preset still counts', () => {
  expect([standingOf({ verified: true }), standingOf({ verified: false }), standingOf({})]).toEqual(['read', 'inferred', 'read']);
});

test.each([
  ['stas00/ml-engineering@744d01e compute/README.md', 'stas00'],
  ['https://www.theregister.com/2025/06/12/x', 'theregister.com'],
  ['NVIDIA H100 white paper, table 1', 'nvidia'],
  ['huggingface.co/blog/starcoder2, published February 28, 2024', 'huggingface.co'],
  ['Model card of example/example-1b', 'example'],
  ['Touvron et al. 2023, LLaMA, arXiv:2302.13971, table 15', 'arxiv:2302.13971'],
  ['arXiv:2302.13971 (LLaMA), table 2', 'arxiv:2302.13971'],
  ['nvidia-smi output on A10G in 8 reports: power cap 300 W', 'nvidia-smi'],
  ['counted from the config of this file', 'this file'],
  ['Example X1 data sheet, revision 2', 'example x1'],
])('%s is published by %s', (document, publisher) => {
  expect(publisherOf(document)).toBe(publisher);
});

describe('the presets', () => {
  const claims = presets.flatMap(({ name, preset }) =>
    [...(preset.sources ?? []), ...(preset.prices ?? []), ...(preset.measured ?? []), ...(preset.document ? [preset] : [])].map(
      (claim) => ({
        name,
        document: claim.document ?? claim.source ?? '',
        ...claim,
      }),
    ),
  );

  test('say of every claim how it is known, in the words of today', () => {
    expect(claims.length).toBeGreaterThan(2000);
    expect(claims.filter((claim) => claim.standing === undefined || 'verified' in claim).map(({ name }) => name)).toEqual([]);
  });

  test('call no claim verified or read whose own words say that it is a guess', () => {
    const guess = /not stated by|not checked|the usual figure|taken to (equal|run)|rough public estimate|common server/;
    expect(claims.filter(({ standing, document }) => standing !== 'inferred' && guess.test(document))).toEqual([]);
  });

  test('begin with where their document is found: an address, a repository, a paper, a publisher', () => {
    const faults = claims.filter(({ standing, document }) => standing !== 'inferred' && namedPublisherOf(document) === null);
    expect(faults.map(({ name, document }) => `${name}: ${document}`)).toEqual([]);
  });

  test.each([
    'announcement and press of 2025-02-04',
    'a second document that quotes the announcement of Huawei',
    'documents that quote the README',
    'press of June 2025',
    'public repository file',
    'several sources',
    'a table that cites amd.com',
    'README.md of the repository',
    'whatmodel',
  ])('%s names no document', (document) => {
    expect(namedPublisherOf(document)).toBeNull();
  });

  test('call nothing verified that was read from a copy or a quotation', () => {
    const copied = claims.filter(({ standing, document }) => standing === 'verified' && /read from|as quoted|as stored in/.test(document));
    // Two documents in one entry.
    expect(copied.filter(({ document }) => !document.includes('; '))).toEqual([]);
  });
});

describe('an answer says how what it rests on is known', () => {
  const run = { kind: 'train', model: 'gpt3', gpu: 'a100' } as const;

  test('figure by figure', () => {
    const { evidence, warnings } = evaluate({ ...run, region: 'fr', price: 'list' });
    expect(evidence.gpu?.standing).toEqual({ 'peak.tf32': 'verified', 'memory.reported': 'read' });
    expect(evidence.model?.standing).toEqual({ 'parameters.total': 'read', trainingTokens: 'read' });
    expect([evidence.power?.standing, evidence.price?.standing, evidence.carbon?.standing]).toEqual(['verified', 'read', 'read']);
    expect(warnings).toEqual([]);
  });

  test('and its sources are verified where their figures are', () => {
    const sources = evaluate(run).evidence.gpu?.sources ?? [];
    const tf32 = sources.filter(({ figures }) => figures.includes('peak.tf32'));
    expect(tf32.some(({ verified, standing }) => verified && standing === 'read')).toBe(true);
    expect(sources.every(({ verified, standing }) => !(verified && standing === 'inferred'))).toBe(true);
  });

  test('a headline figure that no document states carries a remark', () => {
    const { warnings } = evaluate({ ...run, gpu: 'h100-sxm', precision: 'fp16' });
    expect(warnings).toContainEqual(
      expect.objectContaining({
        code: 'inferred-figures',
        message: 'no document states the fp16 peak of NVIDIA H100 SXM5 80GB: it is inferred',
      }),
    );
    expect(evaluate({ ...run, gpu: 'h100-sxm', peak: '900T' }).warnings).toEqual([]);
  });
});
