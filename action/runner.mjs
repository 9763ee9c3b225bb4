// What a step of a workflow is given, and what it can tell: inputs, the log with its commands, the summary, outputs.
import { randomUUID } from 'node:crypto';
import { appendFileSync, readFileSync, statSync } from 'node:fs';

/** Bytes of the summary of a step, of which GitHub keeps one MiB. */
const SUMMARY_LIMIT = 1_000_000;

/** Reads the inputs. Throws an Error with one sentence for a value that is none. */
export function readInputs(env) {
  const input = (name) => env[`INPUT_${name}`] ?? '';
  const comment = input('COMMENT').trim().toLowerCase();
  if (!['', 'true', 'false'].includes(comment)) throw new Error(`comment is true or false, not ${JSON.stringify(input('COMMENT'))}`);
  const version = input('VERSION').trim();
  if (version !== '' && !/^[\w^~][\w.+^~-]*$/.test(version))
    throw new Error(`version is a version of the package, not ${JSON.stringify(version)}`);
  return {
    // A name may begin or end with spaces; a line without anything else is none.
    files: input('FILES')
      .split(/\r?\n/)
      .filter((line) => line.trim() !== ''),
    directory: input('WORKING_DIRECTORY') || '.',
    version,
    command: input('COMMAND').trim(),
    base: input('BASE').trim(),
    failAbove: input('FAIL_ABOVE').trim(),
    uncertainty: input('UNCERTAINTY').trim(),
    comment: comment !== 'false',
    token: input('GITHUB_TOKEN').trim(),
  };
}

/** The pull request that started the workflow; undefined when it was something else. */
export function pullRequestOf(env) {
  let event;
  try {
    event = JSON.parse(readFileSync(env.GITHUB_EVENT_PATH ?? '', 'utf8'));
  } catch {
    return undefined;
  }
  const { number, base } = event?.pull_request ?? {};
  const sha = /^[\da-f]{40,64}$/.test(base?.sha ?? '') ? base.sha : undefined;
  return Number.isInteger(number) ? { number, base: sha } : undefined;
}

/** Prints what others wrote. Nothing in it is taken for a command to the runner. */
export function log(text) {
  if (text.trim() === '') return;
  const token = randomUUID();
  process.stdout.write(`::stop-commands::${token}\n${text.trimEnd()}\n::${token}::\n`);
}

/** An annotation: `error`, `warning` or `notice`, at a place in a file where there is one. */
export function annotate(level, message, { file, line, column } = {}) {
  const place = file === undefined ? '' : `file=${property(file)},line=${line ?? 1},col=${column ?? 1},`;
  process.stdout.write(`::${level} ${place}title=llm-sizing::${data(message)}\n`);
}

function data(text) {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text) {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Adds to the summary of the job, as much as there is still room for. */
export function summarize(env, markdown) {
  const file = env.GITHUB_STEP_SUMMARY;
  if (!file) return;
  const room = SUMMARY_LIMIT - (statSync(file, { throwIfNoEntry: false })?.size ?? 0) - 1;
  const text = shortened(markdown, room, '');
  if (Buffer.byteLength(text) <= room) appendFileSync(file, `${text}\n`);
}

/** Sets the outputs of the step. */
export function setOutputs(env, outputs) {
  if (!env.GITHUB_OUTPUT) return;
  for (const [name, value] of Object.entries(outputs)) {
    const end = randomUUID();
    appendFileSync(env.GITHUB_OUTPUT, `${name}<<${end}\n${value}\n${end}\n`);
  }
}

/** A text of at most so many bytes, cut at the end of a line; what is missing is said, and where it is. */
export function shortened(text, limitBytes, elsewhere) {
  if (Buffer.byteLength(text) <= limitBytes) return text;
  const note = `\n\n_Cut here: the text is longer than GitHub keeps.${elsewhere}_\n`;
  const kept = Buffer.from(text)
    .subarray(0, Math.max(0, limitBytes - Buffer.byteLength(note)))
    .toString('utf8');
  return `${kept.slice(0, Math.max(0, kept.lastIndexOf('\n')))}${note}`;
}

/** A text as it is, in a block of code that nothing in it can end. */
export function fenced(text) {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text.trimEnd()}\n${fence}\n`;
}
