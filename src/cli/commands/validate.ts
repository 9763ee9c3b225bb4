import { type Command, Option } from 'commander';
import { type Suite, suites } from '../../answer/contract/validation.js';
import { proveRed, validate } from '../../answer/prediction/validate.js';
import { builtInCatalog } from '../../catalog/package-presets.js';
import { type Diagnostic, diagnose, SizingError } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/suggest.js';
import { validationText } from '../../render/validation-formats.js';
import { proofText } from '../../render/validation-proof.js';
import { describedBy } from '../described.js';
import { addValueFlag, type MetFlag, shapeProblems } from '../flags.js';
import type { Invocation } from '../invocation.js';
import { addOutputFlags, openOutput, outputChoice, writeAll } from '../output.js';
import { documentHead } from '../package.js';

/** `validate [training] [serving]`: the cost models against the measurements that come with the package. */
export function completeValidate(command: Command, invocation: Invocation): void {
  const met: MetFlag[] = [];
  const [named] = command.allowUnknownOption().registeredArguments;
  if (named !== undefined) describedBy(named, (help) => help.arguments.suites(suites));
  command.addOption(describedBy(new Option('--prove-red'), ({ flags }) => flags.proveRed));
  addValueFlag(command, '--measurements <file>', ({ flags }) => flags.measurements, met);
  addValueFlag(command, '--write-calibration <file>', ({ flags }) => flags.writeCalibration, met);
  command.addOption(describedBy(new Option('--force'), ({ flags }) => flags.forceCalibration));
  addOutputFlags(command, met);
  command.action(() => run(command, met, invocation));
}

type ValidateOptions = { proveRed?: boolean; measurements?: string; writeCalibration?: string; force?: boolean };

async function run(command: Command, met: readonly MetFlag[], invocation: Invocation): Promise<void> {
  const { argv, io } = invocation;
  const words = command.args.filter((word) => !word.startsWith('-'));
  const flags = command.args.filter((word) => word.startsWith('-'));
  const diagnostics: Diagnostic[] = [...shapeProblems(command, met, flags, argv)];
  const { format, file, ...paper } = await outputChoice(command, invocation, diagnostics);
  // Behind an unknown flag stands its value, which is no suite.
  for (const word of flags.length > 0 ? [] : words) {
    if (isSuite(word)) continue;
    const where = { kind: 'argument', index: argv.lastIndexOf(word) } as const;
    diagnostics.push(diagnose('unknown-choice', { text: word, choices: suites, near: nearest(word, suites) }, where));
  }
  const options = command.opts<ValidateOptions>();
  if (options.measurements !== undefined || options.writeCalibration !== undefined) {
    const { judgeOwn } = await import('../own-measurements.js');
    await judgeOwn({ ...options, words }, invocation, diagnostics, { format, file, ...paper });
    return;
  }
  if (diagnostics.length > 0) throw new SizingError(diagnostics);
  const output = openOutput(file, io);
  if (options.proveRed === true) {
    const proof = proveRed(builtInCatalog());
    if (!proof.proven) invocation.exitCode = 1;
    await writeAll(await proofText(proof, format, { ...paper, head: documentHead }), output);
    return;
  }
  const report = validate(words.length === 0 ? suites : words.filter(isSuite), builtInCatalog());
  if (report.verdict.colour === 'red') invocation.exitCode = 1;
  await writeAll(await validationText(report, format, { ...paper, head: documentHead }), output);
}

function isSuite(word: string): word is Suite {
  return (suites as readonly string[]).includes(word);
}
