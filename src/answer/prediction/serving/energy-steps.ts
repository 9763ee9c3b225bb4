import type { ServingFigures } from '../../../core/serving/figures.js';
import type { Step } from '../../contract/step.js';

/** The energy of a generated token is of the GPUs alone, as it was measured: without their servers and the building. */
export function energySteps(
  watts: number | undefined,
  { energyJoulesPerToken, outputTokensPerSecondPerGpu }: ServingFigures & { readonly energyJoulesPerToken: number | null },
): readonly Step[] {
  if (watts === undefined) return [];
  return [
    {
      key: 'energyJoulesPerToken',
      symbol: 'Q_g',
      unit: 'J/token',
      expression: 'Q_g = w_g ÷ r_g',
      inputs: [
        { key: 'wattsPerGpu', symbol: 'w_g', value: watts },
        { key: 'outputTokensPerSecondPerGpu', symbol: 'r_g', value: outputTokensPerSecondPerGpu },
      ],
      value: energyJoulesPerToken,
      source: 'definition: power of a GPU at this load ÷ tokens that it generates a second',
    },
  ];
}
