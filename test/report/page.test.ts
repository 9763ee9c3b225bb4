import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evaluate } from '../../src/index.js';
import { openBrowser } from '../helpers/browser.js';
import { program, root, temporaryDirectory } from '../helpers/repository.js';

const GPT3 = ['train', '--model', 'gpt3', '--gpu', 'a100', '--price', '2'];
const ASKED = ['infer', '--model', 'gpt3', '--gpu', 'a100', '--requests', '3.5B/day', '--input', '100', '--output', '300'];
const REPORTS: Readonly<Record<string, readonly string[]>> = {
  train: GPT3,
  chinese: [...GPT3, '--lang', 'zh'],
  ranges: [...GPT3, '--utilization', '30%..50%'],
  sweep: ['train', '--model', 'gpt3', '--gpu', 'a100,h100-sxm', '--price', 'list'],
  yuan: ['train', '--model', 'gpt3', '--gpu', 'a100', '--price', '¥14/h', '--cny-per-usd', '7', '--budget', '¥20M', '--solve', 'tokens'],
  measured: ['train', '--model', 'gpt3', '--gpu', 'p4d.24xlarge', '--throughput', '100/s', '--gpus', '1024', '--price', 'list'],
  predicted: ['train', '--model', 'llama-3.1-8b', '--gpu', 'h100-sxm', '--gpus', '64', '--utilization', 'auto'],
  infer: [...ASKED, '--growth', '5%..8%/month', '--horizon', '24 months'],
  served: [
    'infer',
    '--model',
    'llama-3.1-8b',
    '--gpu',
    'h100-sxm',
    '--requests',
    '20/s',
    '--input',
    '1000',
    '--output',
    '200',
    '--tpot',
    '50ms',
  ],
  model: ['model', 'deepseek-v3'],
  run: ['run', 'examples/deck.yaml'],
  'run-zh': ['run', 'examples/deck.zh-CN.yaml', '--lang', 'zh'],
  check: ['check', 'examples/deck.yaml'],
  validate: ['validate', 'training'],
};

const folder = temporaryDirectory();
let browser: Browser;
const report = (name: string) => join(folder.path, `${name}.html`);
const make = (name: string, args: readonly string[]) =>
  execFileSync(process.execPath, [program, ...args, '--out', report(name)], { cwd: root, stdio: 'pipe' });

beforeAll(async () => {
  for (const [name, args] of Object.entries(REPORTS)) make(name, args);
  browser = await openBrowser();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  folder.remove();
});

/** Opens a report; whatever goes wrong in it, or is asked of the network, is told. */
async function opened(name: string, options: BrowserContextOptions = {}, hash = ''): Promise<{ page: Page; wrong: string[] }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('request', (request) => {
    if (!request.isNavigationRequest()) wrong.push(request.url());
  });
  await page.goto(`${pathToFileURL(report(name))}${hash}`);
  return { page, wrong };
}

describe('a report', () => {
  test.each(Object.keys(REPORTS))('of %s shows without an error, a request or a refused style, and axe finds nothing', async (name) => {
    const { page, wrong } = await opened(name, { colorScheme: 'dark' });
    expect(await page.locator('h1').innerText()).not.toBe('');
    // What the test brings in comes after the page was judged.
    expect(wrong).toEqual([]);
    await page.evaluate(axe.source);
    const { violations } = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as {
      violations: readonly { id: string; nodes: readonly { html: string }[] }[];
    };
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await page.context().close();
  });

  test('fits narrow, common and wide screens, and prints', async () => {
    const { page } = await opened('train');
    for (const width of [360, 800, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
    await page.context().close();
  });

  test('keeps the words of Chinese together in the cells of its tables', async () => {
    const { page } = await opened('chinese');
    const cells = page.getByRole('cell', { name: '据单一文档', exact: true });
    expect(await cells.count()).toBeGreaterThan(0);
    for (const box of await Promise.all((await cells.all()).map((cell) => cell.boundingBox()))) {
      expect(box?.width).toBeGreaterThan(60);
    }
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await page.context().close();
  });

  test('is read without a script: the answer, the chain and the pictures are there, fields that would do nothing are not', async () => {
    const { page } = await opened('train', { javaScriptEnabled: false });
    expect(await page.locator('h1').innerText()).toContain('1,559 × NVIDIA A100');
    expect(await page.locator('#figure-servers .value').innerText()).toBe('195');
    expect(await page.locator('svg').count()).toBeGreaterThan(0);
    expect(await page.locator('#what-if').isVisible()).toBe(false);
    await page.context().close();
  });

  test.each(['en', 'zh'])('without a large answer stays small, with its what-if too, in %s: 200 kB, 65 kB gzipped', (language) => {
    const { train = [], ranges = [], served = [], predicted = [], model = [], check = [] } = REPORTS;
    const small = { train, ranges, listed: [...GPT3.slice(0, -1), 'list'], asked: ASKED, served, predicted, model, check };
    for (const [name, args] of Object.entries(small)) {
      make(`${name}-${language}`, [...args, '--lang', language]);
      const page = readFileSync(report(`${name}-${language}`));
      expect([name, page.length > 200_000, gzipSync(page, { level: 9 }).length > 65_000]).toEqual([name, false, false]);
    }
  });

  test('keeps a name that looks like markup text', async () => {
    const file = join(folder.path, 'named.yaml');
    writeFileSync(
      file,
      'version: 1\nscenarios:\n  "<script>alert(1)</script><b>":\n    kind: train\n    model: gpt3\n    gpu: a100\n    note: "</script><img src=x onerror=alert(1)>"\n  b: { kind: train, model: gpt3, gpu: h100-sxm }\n',
    );
    make('named', ['run', file]);
    const { page, wrong } = await opened('named');
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('body').innerText()).toContain('<script>alert(1)</script><b>');
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  test('lights what a figure is made of, and has a link to it', async () => {
    const { page } = await opened('train');
    await page.locator('#figure-gpusExact').hover();
    expect(await page.locator('li.lit').evaluateAll((places) => places.map((place) => place.id))).toEqual([
      'figure-requiredFlopsPerSecond',
      'figure-effectiveFlopsPerGpu',
    ]);
    await page.context().close();
  });
});

describe('what-if in a report', () => {
  const TRAIN: readonly Readonly<Record<string, string>>[] = [
    {},
    { utilization: '40%' },
    { duration: '10d' },
    { duration: '12h' },
    { tokens: '1T' },
    { parameters: '70B' },
    { utilization: '37.5%', duration: '45d' },
    { goodput: '90%' },
    { peak: '312 TFLOPS' },
    { epochs: '2' },
    { gpusPerServer: '4' },
    { price: '3.5/h' },
    { pue: '1.3' },
    { tokens: '300B', parameters: '13B', utilization: '52%' },
  ];
  const YUAN: readonly Readonly<Record<string, string>>[] = [{}, { price: '¥20/h' }, { cnyPerUsd: '7.5' }, { budget: '3M' }];
  const MEASURED: readonly Readonly<Record<string, string>>[] = [{}, { throughput: '120/s' }, { gpus: '2048' }];
  const PREDICTED: readonly Readonly<Record<string, string>>[] = [
    {},
    { gpus: '128' },
    { gpus: '4096' },
    { gpus: '24', globalBatch: '1536' },
    { precision: 'fp8' },
    { globalBatch: '1024' },
    { microBatch: '1', sequence: '8192' },
    { tokens: '2T' },
    { layout: 'tp=2,pp=4' },
    { recompute: 'full', zero: '1' },
    { optimizer: 'muon', goodput: '90%' },
    { parameters: '70B', gpus: '512' },
  ];
  const INFER: readonly Readonly<Record<string, string>>[] = [
    {},
    { requests: '100/s' },
    { input: '2000', output: '50' },
    { utilization: '10%' },
    { window: '7d' },
    { peak: '624 TFLOPS', utilization: '33%' },
  ];

  /** Opens a report once its fields are there. */
  async function alive(...told: Parameters<typeof opened>): ReturnType<typeof opened> {
    const all = await opened(...told);
    await all.page.locator('#what-if').waitFor();
    return all;
  }

  test.each([
    ['train', { kind: 'train', model: 'gpt3', gpu: 'a100', price: 2 }, TRAIN],
    ['measured', { kind: 'train', model: 'gpt3', gpu: 'p4d.24xlarge', throughput: 100, gpus: 1024, price: 'list' }, MEASURED],
    ['yuan', { kind: 'train', model: 'gpt3', gpu: 'a100', price: '¥14/h', cnyPerUsd: 7, budget: '¥20M', solve: 'tokens' }, YUAN],
    ['predicted', { kind: 'train', model: 'llama-3.1-8b', gpu: 'h100-sxm', gpus: 64, utilization: 'auto' }, PREDICTED],
    ['infer', { kind: 'infer', model: 'gpt3', gpu: 'a100', requests: '3.5B/day', input: 100, output: 300 }, INFER],
  ] as const)('of %s gives what the program gives, to the last digit', async (name, asked, changes) => {
    const { page, wrong } = await alive(name);
    for (const changed of changes) {
      await page.evaluate(`location.hash = ${JSON.stringify(new URLSearchParams(changed).toString())}`);
      await page.waitForTimeout(0);
      const shown = await page.locator('#what-if .now').getAttribute('data-exact');
      const { answer, solved, warnings } = evaluate({ ...asked, ...changed } as Parameters<typeof evaluate>[0]);
      expect([changed, shown]).toEqual([changed, String((answer as Readonly<Record<string, unknown>>)[solved])]);
      expect(await page.locator('#what-if .warning').allInnerTexts()).toEqual(warnings.map(({ message }) => message));
    }
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  test('marks what was changed with the old value, keeps it in the address, copies it, and goes back', async () => {
    const { page } = await alive('train');
    await page.locator('#field-utilization').fill('40%');
    await page.locator('#field-utilization').press('Enter');
    expect(await page.locator('[data-field=utilization] .old').innerText()).toBe('was 50%');
    expect(await page.locator('#what-if .now').innerText()).toBe('GPUs: 1,948');
    expect(await page.locator('#figure-gpus .value').innerText()).toBe('1,948');
    expect(new URL(page.url()).hash).toBe('#utilization=40%25');
    await page.locator('[data-copy=command]').click();
    expect(await page.locator('textarea').inputValue()).toBe(
      'llm-sizing train --model gpt-3-175b --gpu a100-pcie-80gb --price 2/h --utilization 40%',
    );
    await page.locator('[data-copy=yaml]').click();
    const yaml = join(folder.path, 'copied.yaml');
    writeFileSync(yaml, await page.locator('textarea').inputValue());
    const run = JSON.parse(execFileSync(process.execPath, [program, 'run', yaml, '--format', 'json'], { encoding: 'utf8' }));
    expect(run.results[0].answer.gpus).toBe(1948);
    await page.locator('[data-reset]').click();
    expect(await page.locator('#what-if .now').innerText()).toBe('GPUs: 1,559');
    expect(new URL(page.url()).hash).toBe('');
    await page.context().close();
  });

  test('speaks the language of the report', async () => {
    const { page, wrong } = await opened('chinese', {}, '#tokens=1T');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(await page.locator('[data-field=tokens] .old').innerText()).toBe('原为 300B');
    expect(await page.locator('#what-if .now').innerText()).toBe('GPU 数：5,194');
    await page.evaluate("location.hash = 'gpusPerServer=2.5'");
    await page.waitForTimeout(0);
    expect(await page.locator('#what-if .problem').innerText()).toBe('‘2.5’ 不是整数（整数）');
    // Amounts in what it says are written as Chinese writes them, by the format that the sheet's script has.
    expect(
      await page.evaluate("llmSizingWords.messages['above-possible']({ unknown: 'utilization', needed: '174.6B', most: '1.5T' }).message"),
    ).toBe('这需要利用率达到 1746亿，而最多只有 1.5万亿');
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  test('draws GPUs against time anew, as the program draws it', async () => {
    make('less', [...GPT3, '--utilization', '40%']);
    const [changed, asked] = await Promise.all([alive('train', {}, '#utilization=40%25'), alive('less')]);
    const picture = async ({ page }: typeof asked) => page.locator('#chart-trade-off').innerHTML();
    expect(await picture(changed)).toBe(await picture(asked));
    expect(await changed.page.locator('#chart-trade-off figcaption').innerText()).toContain('1,948 GPUs');
    await Promise.all([changed.page.context().close(), asked.page.context().close()]);
  });

  test('keeps prices in yuan as they were given, at whatever rate', async () => {
    const inYuan = (rate: string) => ['train', '--model', 'gpt3', '--gpu', 'a100', '--price', '14元/时', '--cny-per-usd', rate];
    make('yuan-now', inYuan('7.1'));
    make('yuan-later', inYuan('7.2'));
    const [changed, asked] = await Promise.all([alive('yuan-now', {}, '#cnyPerUsd=7.2'), alive('yuan-later')]);
    expect(await changed.page.locator('#field-price').inputValue()).toBe('¥14/h');
    for (const figure of ['costUsd', 'costCny']) {
      const [shown, meant] = await Promise.all([changed, asked].map(({ page }) => page.locator(`#figure-${figure} .value`).innerText()));
      expect(shown).toBe(meant);
    }
    expect(changed.wrong).toEqual([]);
    await Promise.all([changed.page.context().close(), asked.page.context().close()]);
  });

  test.each(['en', 'zh'])('says how sure a predicted answer is, as the program does, in %s', async (language) => {
    const { predicted = [] } = REPORTS;
    make(`of-64-${language}`, [...predicted, '--lang', language]);
    make(`of-128-${language}`, [...predicted.map((word) => (word === '64' ? '128' : word)), '--lang', language]);
    const [changed, asked] = await Promise.all([alive(`of-64-${language}`, {}, '#gpus=128'), alive(`of-128-${language}`)]);
    const shown = ({ page }: typeof asked) =>
      Promise.all(
        ['.lead', '#figure-mfu .value'].map((place) =>
          page.locator(place).evaluate((element) => element.innerHTML.replace(/<span class="stale">.*?<\/span>/g, '')),
        ),
      );
    expect(await shown(changed)).toEqual(await shown(asked));
    await Promise.all([changed.page.context().close(), asked.page.context().close()]);
  });

  test('marks what does not follow the fields as of the original answer, once one was changed', async () => {
    const { page } = await alive('ranges');
    const marked = () =>
      page.locator('.stale:visible').evaluateAll((marks) => marks.map((mark) => mark.parentElement?.id || mark.parentElement?.textContent));
    expect(await marked()).toEqual([]);
    await page.locator('#field-tokens').fill('1T');
    await page.locator('#field-tokens').press('Enter');
    const told = (await marked()).join('\n');
    for (const part of ['P10', 'chain', 'How sure the answer is', 'assumptions-title', 'figures-title', 'evidence-title'])
      expect(told).toContain(part);
    expect(told).not.toContain('GPUs against the time');
    await page.locator('[data-reset]').click();
    expect(await marked()).toEqual([]);
    await page.context().close();
  });

  test('computes in a page whose script is compressed, since it would be large, too', async () => {
    make('large', [...GPT3, '--note', 'Why? '.repeat(2500)]);
    const { page, wrong } = await alive('large', {}, '#duration=15d');
    expect(await page.locator('#packed').count()).toBe(1);
    await page.locator('#what-if [data-field=duration].changed').waitFor();
    expect(await page.locator('#what-if .now').innerText()).toBe('GPUs: 3,117');
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  test('is not there where a page cannot compute, which says why', async () => {
    const { page } = await opened('served');
    expect(await page.locator('[data-field]').count()).toBe(0);
    expect(await page.locator('#whatIf').innerText()).toContain('how a model is served is predicted by the program alone');
    await page.context().close();
  });

  test('says what is wrong with what was typed, and keeps the last answer', async () => {
    const { page, wrong } = await alive('train', {}, '#utilization=150%25');
    expect(await page.locator('#what-if .problem').innerText()).toContain('150%');
    expect(await page.locator('#what-if .now').innerText()).toBe('GPUs: 1,559');
    // A page has no ranges: none is taken for its middle.
    await page.evaluate("location.hash = 'utilization=30%25..50%25'");
    await page.waitForTimeout(0);
    expect(await page.locator('#what-if .problem').innerText()).toContain('‘30%..50%’ is a range');
    expect(wrong).toEqual([]);
    await page.context().close();
  });
});

describe('the report of the deck', () => {
  // What the deck states about GPT-3, by formula and rounded as people read it; its two slips are told in words.
  const TRAINING = ['3.15e23 FLOP', '121,528 TFLOPS', '156 TFLOPS', '50%', '78 TFLOPS', '1,558.05', '1,559', '195'];
  const SEARCH = ['425', '2.777e24 FLOP', '32,137,346 TFLOPS', '156 TFLOPS', '50%', '78 TFLOPS', '412,018', '51,503'];
  test.each([
    ['run', 'gpt3-training', ['175B', '300B', '30 d', ...TRAINING]],
    ['run', 'gpt3-search', ['3.5B/day', '7.933T', ...SEARCH]],
    ['run-zh', 'GPT-3 训练', ['1750亿', '3000亿', '30 天', ...TRAINING]],
    ['run-zh', 'GPT-3 搜索', ['35亿/天', '7.933万亿', ...SEARCH]],
  ])('(%s) states of %s all that the deck does', async (file, name, stated) => {
    const { page, wrong } = await opened(file);
    const section = page.locator('section', { has: page.getByRole('heading', { name, exact: true }) }).last();
    const text = (await section.textContent()) ?? '';
    expect(stated.filter((each) => !text.includes(each))).toEqual([]);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  const SLIP = ['706,315', '4.76e24 FLOP', '300e9', '175e9', '300 ÷ 175 = 1.71', 'flopsPerToken: 6e11'];
  test.each([
    ['run', [...SLIP, 'rounds 1,558.048 GPUs down, one too few', '300e9 is the number of training tokens']],
    ['run-zh', [...SLIP, '把 1,558.048 张 GPU 四舍五入为 1,558，少了一张', '300e9 是训练 token 数', '应代入参数量 175e9']],
  ])('(%s) explains where the deck slips', async (file, told) => {
    const { page } = await opened(file);
    const notes = (await page.locator('blockquote').allInnerTexts()).join('\n');
    expect(told.filter((each) => !notes.includes(each))).toEqual([]);
    await page.context().close();
  });

  test('has the figure of the deck where its slip is put back, and of its rounding the time that is missing', () => {
    const search = { kind: 'infer', model: 'gpt3', gpu: 'a100', requests: '3.5B/day', questions: 4, words: 425 } as const;
    expect(evaluate({ ...search, flopsPerToken: 6e11 }).answer.gpus).toBe(706_316);
    const { answer } = evaluate({ kind: 'train', model: 'gpt3', gpu: 'a100', gpus: 1558 });
    expect(answer.durationSeconds).toBeCloseTo(2_592_080.6, 1);
  });
});

describe('a report is an answer for programs too', () => {
  const ran = (...args: readonly string[]) => execFileSync(process.execPath, [program, ...args], { cwd: folder.path, encoding: 'utf8' });

  test('run asks it again', () => {
    const { results } = JSON.parse(ran('run', report('train'), '--format', 'json'));
    expect(results.map(({ answer }: { answer: { gpus: number } }) => answer.gpus)).toEqual([1559]);
    expect(ran('run', report('sweep'))).toContain('2 scenarios');
  });

  test('diff compares it', () => {
    make('less', [...GPT3, '--utilization', '40%']);
    expect(ran('diff', report('train'), report('less'))).toMatch(/GPUs\s+1,559\s+1,948/);
  });
});
