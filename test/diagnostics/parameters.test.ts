import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnostics/diagnostic.js';
import { remark } from '../../src/diagnostics/remark.js';
import { runCli } from '../helpers/run-cli.js';

describe('what a message is made of stands beside it, so that another language can be worded from it', () => {
  test('in an error', () => {
    const { message, parameters } = diagnose('above-possible', { unknown: 'utilization', needed: '1,559', most: '100%' });
    expect(message).toBe('this would need a utilisation of 1,559, and 100% is all there is');
    expect(parameters).toEqual({ unknown: 'utilization', needed: '1,559', most: '100%' });
  });

  test('in a remark', () => {
    expect(remark('try-bf16', { gpus: '780 GPUs' }).parameters).toEqual({ gpus: '780 GPUs' });
  });

  test('in the JSON of errors and of an answer', async () => {
    const wrong = await runCli(['train', '--model', 'gtp3', '--gpu', 'a100', '--format', 'json']);
    expect(JSON.parse(wrong.stderr).errors[0]).toMatchObject({ code: 'unknown-model', parameters: { text: 'gtp3' } });
    const right = await runCli(['train', '--model', 'gpt3', '--gpu', 'a100', '--format', 'json']);
    const hints: { code: string; parameters: unknown }[] = JSON.parse(right.stdout).results[0].hints;
    expect(hints.find(({ code }) => code === 'try-bf16')?.parameters).toEqual({ gpus: expect.stringContaining('780') });
  });

  test('and is safe to print, however it was typed', () => {
    const { parameters } = diagnose('unknown-command', { text: `\u202e${'x'.repeat(10_000)}`, choices: ['a\u0007'], near: [] });
    expect(String(parameters['text'])).toMatch(/^\\u\{202e\}x{399}…$/);
    expect(parameters['choices']).toEqual(['a\\u{7}']);
  });
});
