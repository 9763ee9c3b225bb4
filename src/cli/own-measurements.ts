import { resolve } from 'node:path';
import { calibrationOf, judgeMeasurements } from '../answer/calibration/judge.js';
import { suites } from '../answer/contract/validation.js';
import { withModelFiles } from '../catalog/model-files.js';
import { builtInCatalog } from '../catalog/package-presets.js';
import { FEWEST } from '../core/statistics/factor.js';
import { type Diagnostic, diagnose, SizingError } from '../diagnostics/diagnostic.js';
import { otherEncoding } from '../diagnostics/encoding.js';
import { calibrationYaml } from '../render/calibration/file.js';
import { measurementText } from '../render/calibration/measurement-formats.js';
import { sourceOf } from '../scenario/file/source.js';
import { readMeasurements } from '../scenario/measured/read.js';
import type { Invocation } from './invocation.js';
import { type OutputChoice, openOutput, writeAll } from './output.js';
import { documentHead, version } from './package.js';
import { placeOf } from './place.js';
import { loadCostModel } from './predictor.js';

type Asked = {
  readonly measurements?: string;
  readonly writeCalibration?: string;
  readonly force?: boolean;
  /** Words beside the flags. */
  readonly words: readonly string[];
};

/** `validate --measurements FILE`: the user’s own runs predicted anew, and the calibration that they give. */
export async function judgeOwn(
  { measurements, writeCalibration, force, words }: Asked,
  invocation: Invocation,
  diagnostics: Diagnostic[],
  { format, file, ...paper }: OutputChoice,
): Promise<void> {
  const { argv, io } = invocation;
  if (measurements === undefined)
    diagnostics.push(
      diagnose(
        'missing-argument',
        { argument: { say: 'measurements-table' }, example: '--measurements runs.csv' },
        placeOf(argv, '--write-calibration'),
      ),
    );
  for (const word of words) {
    if ((suites as readonly string[]).includes(word))
      diagnostics.push(
        diagnose('without-effect', { given: word, because: '--measurements' }, { kind: 'argument', index: argv.lastIndexOf(word) }),
      );
  }
  const { cwd, exists } = await io.files();
  if (writeCalibration !== undefined && force !== true && exists(resolve(cwd, writeCalibration))) {
    const where = placeOf(argv, '--write-calibration', writeCalibration);
    diagnostics.push(diagnose('file-exists', { path: writeCalibration, flag: '--write-calibration' }, where));
  }
  if (diagnostics.length > 0 || measurements === undefined) throw new SizingError(diagnostics);
  const catalog = withModelFiles(builtInCatalog(), io.readFile);
  const there = catalog.file?.(measurements) ?? { reason: { say: 'no-files-here' } as const };
  const reason = 'reason' in there ? there.reason : otherEncoding(there.text);
  if ('reason' in there || reason !== undefined) {
    const where = placeOf(argv, '--measurements', measurements);
    throw new SizingError([diagnose('unreadable-file', { file: measurements, reason: reason ?? '', allowed: { say: 'a-table' } }, where)]);
  }
  await loadCostModel();
  const rows = readMeasurements(sourceOf(measurements, there.text), catalog, diagnostics);
  if (diagnostics.length > 0) throw new SizingError(diagnostics);
  const judged = judgeMeasurements(rows, catalog, diagnostics);
  if (diagnostics.length > 0) throw new SizingError(diagnostics);
  const calibration = calibrationOf(judged.groups, version);
  const written = writeCalibration !== undefined && calibration.groups.length > 0 ? writeCalibration : null;
  // What was asked for cannot be told from these runs.
  if (writeCalibration !== undefined && written === null) invocation.exitCode = 3;
  const output = openOutput(file, io);
  if (written !== null) await writeAll([calibrationYaml(calibration, measurements, paper.words.calibration)], openOutput(written, io));
  const report = { file: measurements, ...judged, calibration: written };
  await writeAll(await measurementText(report, format, { ...paper, head: documentHead, fewest: FEWEST }), output);
}
