import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languageOf } from '../../src/cli/language.js';
import { root } from '../helpers/repository.js';
import { type CliResult, runCli, words } from '../helpers/run-cli.js';

const DECK = words('train --model gpt3 --gpu a100 --price list');
const ENGLISH = 'Peak of a GPU';
const CHINESE = '单卡峰值';

const run = (argv: readonly string[], env: Record<string, string> = {}): Promise<CliResult> => runCli(argv, { env });

describe('the language of what people read', () => {
  test.each(['zh', 'zh_CN.UTF-8', 'zh_CN', 'zh_SG.UTF-8', 'zh-Hans', 'zh_Hans_HK', 'zh-hans-TW', 'ZH', 'zh_CN.GB18030', 'zh_CN@pinyin'])(
    '%s is Simplified Chinese',
    (tag) => {
      expect(languageOf(tag)).toBe('zh');
    },
  );

  test.each(['zh_TW.UTF-8', 'zh_HK', 'zh_MO', 'zh-Hant', 'zh_Hant_CN', 'C', 'POSIX', 'C.UTF-8', '', 'de_DE.UTF-8', 'ja_JP', 'zhuang'])(
    '%s is neither Simplified Chinese nor English',
    (tag) => {
      expect(languageOf(tag)).toBeUndefined();
    },
  );

  test.each(['en', 'en_US.UTF-8', 'en-GB'])('%s is English', (tag) => {
    expect(languageOf(tag)).toBe('en');
  });

  test('is what the flag says, whatever the locale', async () => {
    expect((await run([...DECK, '--lang', 'zh'])).stdout).toContain(CHINESE);
    expect((await run([...DECK, '--lang=zh'])).stdout).toContain(CHINESE);
    expect((await run([...DECK, '--lang', 'en'], { LC_ALL: 'zh_CN.UTF-8' })).stdout).toContain(ENGLISH);
  });

  test.each<[Record<string, string>, string]>([
    [{}, ENGLISH],
    [{ LANG: 'zh_CN.UTF-8' }, CHINESE],
    [{ LANG: 'zh_TW.UTF-8' }, ENGLISH],
    [{ LANG: 'zh_HK.UTF-8' }, ENGLISH],
    [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8' }, CHINESE],
    [{ LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'en_US.UTF-8' }, ENGLISH],
    [{ LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8', LC_ALL: 'C' }, ENGLISH],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: '' }, CHINESE],
  ])('is that of the locale %o, in the order of POSIX', async (env, expected) => {
    expect((await run(DECK, env)).stdout).toContain(expected);
  });

  test.each([
    ['cn', 'zh'],
    ['中文', 'zh'],
    ['zh-TW', 'zh'],
    ['english', 'en'],
    ['zg', 'zh'],
  ])('%s is refused with what is allowed, and %s as what was meant', async (text, meant) => {
    const { code, stdout, stderr } = await run([...DECK, '--lang', text, '--format', 'json']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    const [error] = (JSON.parse(stderr) as { errors: readonly { code: string; allowed: string; suggestions: readonly string[] }[] }).errors;
    expect(error).toMatchObject({ code: 'unknown-choice', allowed: 'en, zh', suggestions: [meant] });
  });

  test('a language that nobody can mean is refused without a guess', async () => {
    const { code, stderr } = await run([...DECK, '--lang', 'klingon']);
    expect(code).toBe(2);
    expect(stderr).toContain('allowed: en, zh');
    expect(stderr).not.toContain('did you mean');
  });
});

/** Command lines whose answers, remarks and mistakes are of every kind. */
const FOR_PROGRAMS = [
  'train --model gpt3 --gpu a100 --price list --explain --sensitivity',
  'train --model gpt3 --gpu a100,h100 --utilization 30%..50%',
  'train --model llama-3.1-70b --gpu h100-sxm --gpus 512 --utilization auto --tokens 1T',
  'infer --model llama-3.1-8b --gpu h100-sxm --requests 20/s --input 1000 --output 300 --tpot 50ms',
  'infer --model gpt3 --gpu a100 --tokens 8B --growth 5%/month --fleet 2000',
  'model gpt3 --explain',
  'presets models llama',
];

describe('what programs read', () => {
  test.each(FOR_PROGRAMS.flatMap((line) => ['json', 'jsonl', 'csv'].map((format) => `${line} --format ${format}`)))(
    'is the same in every language: %s',
    async (line) => {
      const argv = words(line).filter((word) => !line.endsWith('csv') || !['--explain', '--sensitivity'].includes(word));
      const english = await run(argv);
      const chinese = await run([...argv, '--lang', 'zh']);
      expect(english.code).toBe(0);
      expect(chinese).toEqual(english);
    },
  );

  test.each([
    'run deck.yaml --format json',
    'run deck.yaml --format jsonl',
    'run deck.yaml --format csv',
    'check deck.yaml --set utilization=30% --format json',
    'diff deck.yaml deck.zh-CN.yaml --format json',
    'scale --compute 1e24 --format json',
    'scale --compute 1e24 --format csv',
    'validate training --format json',
    'validate training --format csv',
    'presets show a100 --format json',
    'presets gpus h100 --format csv',
    'presets show gpt33 --format json',
    'check nothing.yaml --format json',
  ])('is the same of every command: %s', async (line) => {
    const texts = ['deck.yaml', 'deck.zh-CN.yaml'].map((name) => [name, readFileSync(`${root}examples/${name}`, 'utf8')]);
    const inputs: Readonly<Record<string, string>> = Object.fromEntries(texts);
    const [english, chinese] = await Promise.all(['en', 'zh'].map((tag) => runCli([...words(line), '--lang', tag], { inputs })));
    expect(chinese).toEqual(english);
    expect(`${english?.stdout}${english?.stderr}`).not.toBe('');
  });

  test('mistakes too', async () => {
    const argv = words('train --model gpt5x --gpu a10O --tokens 30d --format json');
    const chinese = await run([...argv, '--lang', 'zh']);
    const english = await run([...argv, '--lang', 'en']);
    expect(chinese).toEqual(english);
    expect(english.code).toBe(2);
  });
});
