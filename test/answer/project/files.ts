import { runCli } from '../../helpers/run-cli.js';

/** Fields of one scenario: numbers in SI units, or text with a unit. */
export type Fields = Readonly<Record<string, unknown>>;

/** The text of a scenario file with these scenarios. */
export function fileOf(scenarios: Readonly<Record<string, Fields>>, more: Readonly<Record<string, unknown>> = {}): string {
  const written = Object.entries(scenarios).map(([name, fields]) => [name, withUnits(fields)]);
  return JSON.stringify({ version: 1, ...more, scenarios: Object.fromEntries(written) });
}

/** A file asks for units where people would be asked for them. */
const UNITS: Readonly<Record<string, string>> = {
  duration: ' s',
  window: ' s',
  requests: '/s',
  peak: ' FLOP/s',
  horizon: ' months',
  growth: '/month',
};

function withUnits(fields: Fields): Fields {
  const write = (key: string, value: unknown) => (typeof value === 'number' && UNITS[key] !== undefined ? `${value}${UNITS[key]}` : value);
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, write(key, value)]));
}

/** What a command writes as JSON, with its exit code; a failure of another kind than `check` and `diff` mean is an error. */
export async function jsonOf<Document>(
  argv: readonly string[],
  inputs: Readonly<Record<string, string>>,
): Promise<Document & { readonly code: number }> {
  const { code, stdout, stderr } = await runCli([...argv, '--format', 'json'], { inputs });
  if (code > 1 || stderr !== '') throw new Error(`${argv.join(' ')} ended with ${code}: ${stderr}`);
  return { ...(JSON.parse(stdout) as Document), code };
}

export const DECK: Readonly<Record<string, Fields>> = {
  'gpt3-training': { kind: 'train', model: 'gpt3', gpu: 'a100', tokens: '300B', duration: '30d', utilization: '50%' },
  'gpt3-search': { kind: 'infer', model: 'gpt3', gpu: 'a100', requests: '3.5B/day', questions: 4, words: 425, utilization: '50%' },
};
