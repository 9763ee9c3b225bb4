import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { publisherOf, type Standing, standingOf, standingOfFigure } from '../../src/catalog/standing.js';
import { evaluate } from '../../src/index.js';

type Claim = { readonly document?: string; readonly source?: string; readonly standing?: Standing };
type Preset = { readonly sources?: Claim[]; readonly prices?: Claim[]; readonly measured?: Claim[] } & Claim;

const PRESETS = new URL('../../presets/', import.meta.url);
const jsonIn = (folder: string) => readdirSync(new URL(folder, PRESETS)).filter((name) => name.endsWith('.json'));
const presets = ['gpus', 'models', 'grids', 'measurements'].flatMap((folder) =>
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
  ['NVIDIA H100 white paper, table 1', 'nvidia h100'],
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

  test('name the document that they were read in', () => {
    const nameless =
      /\b(an?|two|several|another|second|public|secondary) (second |public |secondary )*(document|repositor|source|timeline|encyclopaedia)|^documents that|^announcement and press|^press of|PARAMETER_COUNTS/i;
    const named = /https?:|[\w.-]+\/[\w.-]+|arXiv|\w\.(com|org|io|net|ai|dev|eu|it)\b/;
    const faults = claims.filter(({ standing, document }) => standing !== 'inferred' && nameless.test(document) && !named.test(document));
    expect(faults.map(({ name, document }) => `${name}: ${document}`)).toEqual([]);
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
