import type { Calibration, GroupFactor, SpreadErrors } from '../../answer/contract/calibration.js';
import type { CalibrationWords } from '../../words/calibration.js';

/** A calibration as YAML, with what its numbers mean beside them. Nothing in it says when it was made. */
export function calibrationYaml({ program, groups }: Calibration, source: string, words: CalibrationWords): string {
  const { file } = words;
  const lines = [
    ...file.head(source).map((line) => `# ${line}`),
    'version: 1',
    `program: ${program}`,
    ...(groups.length === 0 ? [`# ${file.none}`, 'groups: []'] : ['groups:', ...groups.flatMap((group) => groupLines(group, words))]),
  ];
  return `${lines.join('\n')}\n`;
}

function groupLines(group: GroupFactor, { metrics, group: named, file }: CalibrationWords): readonly string[] {
  const { metric, gpu, models, engine, factor, rows, configurations, modelsSeen, error, leftOneOut } = group;
  return [
    `  # ${named(metrics[metric], models, gpu, engine)}`,
    `  - metric: ${metric}`,
    `    gpu: ${gpu}`,
    `    models: ${models}`,
    ...(engine === null ? [] : [`    engine: ${engine}`]),
    `    # ${file.factor}`,
    `    factor: ${factor}`,
    `    rows: ${rows}`,
    `    configurations: ${configurations}`,
    `    modelsSeen: ${modelsSeen}`,
    `    # ${file.error}`,
    `    error: ${written(error)}`,
    `    # ${file.leftOneOut}`,
    `    leftOneOut: ${written(leftOneOut)}`,
  ];
}

/** Shares to a hundredth of a per cent. */
function written(errors: SpreadErrors): string {
  const share = (value: number) => String(Number(value.toFixed(4)) + 0);
  return `{ ${Object.entries(errors)
    .map(([key, value]) => `${key}: ${share(value)}`)
    .join(', ')} }`;
}
