import { describe, expect, test } from 'vitest';
import { energyRuns, powerRuns, servingRuns } from '../../../src/answer/prediction/serving/runs.js';
import { builtInCatalog } from '../../../src/catalog/package-presets.js';
import { roundedConstants, roundedEngines } from '../../../src/core/serving/constants.js';
import { fitPower } from '../../../src/core/serving/energy.js';
import { fitted, power } from '../../../src/core/serving/fitted.js';
import { errorGroups } from '../../../src/core/serving/fitted-errors.js';
import { type Calibration, fitServing, groupErrors, groupWeights, type MeasuredRun, ratiosOf } from '../../../src/core/serving/fitting.js';
import { fitStart } from '../../../src/core/serving/start.js';

const runs = servingRuns(builtInCatalog());

describe('the shipped constants on the published runs', () => {
  test('are within the errors that are told, and nearer than the rounded ones they began as', () => {
    const errors = groupErrors(runs, fitted);
    const before = groupErrors(runs, { constants: roundedConstants, engines: roundedEngines });
    const bounds = {
      'throughput dense nvlink': 0.09,
      'throughput dense pcie': 0.095,
      'throughput experts nvlink': 0.095,
      'throughput experts pcie': 0.08,
      'tpot dense': 0.07,
      'tpot experts': 0.12,
      'ttft dense': 0.28,
      'ttft experts': 0.27,
      'itl dense': 0.12,
      'itl experts': 0.2,
    } as const;
    for (const [group, bound] of Object.entries(bounds)) {
      expect(errors[group as keyof typeof bounds], group).toBeLessThanOrEqual(bound);
      expect(errors[group as keyof typeof bounds], group).toBeLessThan(before[group as keyof typeof bounds] as number);
    }
  });

  test('lie where the fit comes to rest: a step either way of those that decide most is worse', () => {
    const counted = new Map<string, number>();
    for (const { groups, weight } of runs) for (const group of groups) counted.set(group, (counted.get(group) ?? 0) + weight);
    const loss = (calibration: Calibration) => {
      let sum = 0;
      for (const run of runs) {
        ratiosOf(run, calibration).forEach((ratio, at) => {
          const group = run.groups[at] as MeasuredRun['groups'][number];
          sum += (groupWeights[group] * run.weight * (Math.hypot(1, (ratio - 1) / 0.02) - 1)) / (counted.get(group) as number);
        });
      }
      return sum;
    };
    const shipped = loss(fitted);
    const { constants } = fitted;
    for (const key of [
      'gemmShareFp8',
      'gemmBandwidthShare',
      'decodeAttentionBandwidthShare',
      'expertsSeconds',
      'expertImbalance',
    ] as const) {
      for (const factor of [0.94, 1.06]) {
        expect(loss({ ...fitted, constants: { ...constants, [key]: constants[key] * factor } }), `${key} × ${factor}`).toBeGreaterThan(
          shipped,
        );
      }
    }
  });

  test('a fit to a few runs is the same every time, and moves what those runs decide', () => {
    const few = runs.filter((_, at) => at % 97 === 0);
    const once = fitServing(few, fitStart, 2);
    expect(fitServing(few, fitStart, 2)).toEqual(once);
    expect(groupErrors(few, once)['tpot experts']).not.toBe(groupErrors(few, fitStart)['tpot experts']);
    // What is fixed by definition is not moved.
    expect(once.constants.indexerBytes).toBe(132);
    expect(once.engines.trtllm.reservedOutputShare).toBe(1);
  });

  test('the power is what the watts and joules of the energy benchmark give', () => {
    expect(fitPower(powerRuns(builtInCatalog(), fitted))).toEqual(power);
  });

  test('ranges come from groups that are large enough, and enclose most of what was measured', () => {
    for (const { runs: count, p10, p50, p90 } of errorGroups) {
      expect(count).toBeGreaterThanOrEqual(20);
      expect(p10 < p50 && p50 < p90).toBe(true);
    }
  });

  test('joules a token are within 15 % on average of dense models, 25 % of mixtures', () => {
    const energies = energyRuns(builtInCatalog());
    for (const [group, bound] of [
      ['itl dense', 0.15],
      ['itl experts', 0.25],
    ] as const) {
      const error = groupErrors(
        energies.filter(({ groups }) => groups[0] === group),
        fitted,
      )[group];
      expect(error).toBeLessThan(bound);
    }
  });
});
