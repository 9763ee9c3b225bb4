import type { AnswerDocument, Result } from '../../src/answer/contract/result.js';
import { runCli, words } from '../helpers/run-cli.js';
import { parseCsv } from './csv.js';

async function stdoutOf(line: string, format: string): Promise<string> {
  const { code, stdout, stderr } = await runCli([...words(line), '--format', format]);
  if (code !== 0) throw new Error(`llm-sizing ${line}: exit ${code}\n${stderr}`);
  return stdout;
}

/** The results of a command line, as its JSON states them. */
export async function resultsOf(line: string): Promise<readonly Result[]> {
  return (JSON.parse(await stdoutOf(line, 'json')) as AnswerDocument).results;
}

/** The rows of a command line, as its CSV states them. */
export async function rowsOf(line: string): Promise<readonly Readonly<Record<string, string>>[]> {
  return parseCsv(await stdoutOf(line, 'csv'));
}

/** The lines of a command line, as its JSONL states them. */
export async function linesOf(line: string): Promise<readonly (Result & { schemaVersion: number })[]> {
  return (await stdoutOf(line, 'jsonl'))
    .trimEnd()
    .split('\n')
    .map((text) => JSON.parse(text) as Result & { schemaVersion: number });
}
