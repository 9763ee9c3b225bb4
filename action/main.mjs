// The entry of the action: the check first, then what the change does, each reported before anything fails.
import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { comment, markerOf } from './comment.mjs';
import { baseOf, fromRootOf, gitIn, programIn } from './program.mjs';
import { annotate, fenced, log, pullRequestOf, readInputs, setOutputs, shortened, summarize } from './runner.mjs';

const { env } = process;

/** Judges the expectations: annotations in the log, the table in the summary. */
async function check(inputs, run, fromRoot) {
  const flags = inputs.uncertainty === '' ? [] : [`--uncertainty=${inputs.uncertainty}`];
  const checked = (format) => run(['check', ...(format ? [`--format=${format}`] : []), ...flags, '--', ...inputs.files]);
  const { code, report, errors, complaint } = await checked('json');
  if (code > 1 || typeof report?.broken !== 'number') {
    for (const { message, allowed, where } of errors) {
      const place = where?.kind === 'file' ? { ...where, file: fromRoot(where.file) } : {};
      annotate('error', allowed === undefined ? message : `${message}; ${allowed}`, place);
    }
    const text = errors.length > 0 ? (await checked()).complaint : complaint;
    if (errors.length === 0) annotate('error', 'llm-sizing did not run; the log says why');
    log(text);
    summarize(env, `## ✖ Nothing could be checked\n\n${fenced(text)}`);
    return { result: 'error', broken: undefined, count: 0 };
  }
  const [github, markdown] = await Promise.all([checked('github'), checked('markdown')]);
  process.stdout.write(github.text);
  summarize(env, markdown.text);
  return { result: report.broken > 0 ? 'failed' : 'passed', broken: report.broken, count: report.verdicts.length };
}

/** Compares with the base; undefined where there is none. */
async function diff(inputs, run, git, pullRequest) {
  const base = baseOf(inputs.base, pullRequest, git);
  if (base === undefined) return undefined;
  const flags = [`--base=${base}`, ...(inputs.failAbove === '' ? [] : [`--fail-above=${inputs.failAbove}`])];
  const compared = (format) => run(['diff', ...flags, `--format=${format}`, '--', ...inputs.files]);
  const [{ code, report, errors, complaint }, { text }] = await Promise.all([compared('json'), compared('markdown')]);
  if (code > 1 || !Array.isArray(report?.scenarios)) {
    const problem = errors.map(({ message }) => message).join('; ') || complaint.trim() || 'llm-sizing did not run';
    return { problem, exceeded: false, changed: false, text: '' };
  }
  return { exceeded: code === 1, changed: report.scenarios.some(({ status }) => status !== 'same'), text };
}

/** Tells what the change does: in the summary and, where it is wanted and allowed, in a comment. */
async function tell(inputs, compared, pullRequest, verdict) {
  const { problem } = compared;
  if (problem !== undefined) {
    const cannot = inputs.failAbove === '' ? '' : '; so nobody knows whether it grows by more than fail-above';
    annotate(inputs.failAbove === '' ? 'warning' : 'error', `nothing is compared: ${problem}${cannot}`);
    summarize(env, `**Nothing is compared**\n\n${fenced(problem)}`);
  }
  if (compared.text === '') return '';
  summarize(env, compared.text);
  if (compared.exceeded) annotate('error', `the growth is above fail-above: ${inputs.failAbove}`);
  const file = join(mkdtempSync(join(env.RUNNER_TEMP || tmpdir(), 'llm-sizing-')), 'diff.md');
  writeFileSync(file, compared.text);
  if (pullRequest === undefined || !inputs.comment) return file;
  const told =
    verdict.broken === undefined
      ? '✖ Nothing could be checked'
      : verdict.broken === 0
        ? `✔ ${verdict.count} of ${verdict.count} expectations hold`
        : `✖ ${verdict.broken} of ${verdict.count} expectations do not hold`;
  const request = { env, token: inputs.token, number: pullRequest.number, marker: markerOf(inputs), changed: compared.changed };
  try {
    if (inputs.token === '') throw new Error('there is no github-token');
    const done = await comment({ ...request, text: `${compared.text}\n${told}\n` });
    process.stdout.write(`${done}\n`);
  } catch (error) {
    annotate('notice', `no comment: ${error.message}; the comparison is in the job summary`);
  }
  return file;
}

async function main() {
  const inputs = readInputs(env);
  const directory = resolve(env.GITHUB_WORKSPACE || '.', inputs.directory);
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`there is no directory ${inputs.directory}`);
  const git = gitIn(directory);
  const run = programIn(directory, inputs, env);
  const pullRequest = pullRequestOf(env);
  const verdict = await check(inputs, run, fromRootOf(git));
  const compared = await diff(inputs, run, git, pullRequest);
  const file = compared === undefined ? '' : await tell(inputs, compared, pullRequest, verdict);
  const unknown = compared !== undefined && inputs.failAbove !== '' && compared.problem !== undefined;
  const result = verdict.result === 'error' || unknown ? 'error' : compared?.exceeded ? 'failed' : verdict.result;
  setOutputs(env, { result, broken: verdict.broken ?? '', 'diff-file': file });
  process.exitCode = result === 'passed' ? 0 : 1;
}

try {
  await main();
} catch (error) {
  annotate('error', shortened(error.message, 10_000, ''));
  setOutputs(env, { result: 'error', broken: '', 'diff-file': '' });
  process.exitCode = 1;
}
