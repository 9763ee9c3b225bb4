import type { Choice, Traits } from '../decoder.js';
import { windowed } from '../plan.js';

/** Biases of queries, keys and values. */
export function qkvBias(choice: Choice<boolean>): Pick<Traits, 'queryBias' | 'keyBias' | 'valueBias'> {
  return { queryBias: choice, keyBias: choice, valueBias: choice };
}

/** Biases of all four projections of attention. */
export function qkvoBias(choice: Choice<boolean>): Pick<Traits, 'queryBias' | 'keyBias' | 'valueBias' | 'outputBias'> {
  return { ...qkvBias(choice), outputBias: choice };
}

const hasWindow = (scope: Parameters<NonNullable<Traits['windowed']>>[0]) =>
  scope.config.wholeOr(null, ['sliding_window'], { min: 0 }) !== null;

/** The window of the file, in all layers. */
export const allWindowed: NonNullable<Traits['windowed']> = (scope) => {
  const has = hasWindow(scope);
  return windowed(scope.config, scope.layers, () => has);
};

/** A window that the file may state and switch off: Qwen's files do. */
export const windowedIfUsed: NonNullable<Traits['windowed']> = (scope) => {
  const { config, layers } = scope;
  const used = config.flag('use_sliding_window', false) && hasWindow(scope);
  const from = config.wholeOr(0, ['max_window_layers'], { min: 0 });
  return used ? windowed(config, layers, (layer) => layer >= from) : () => false;
};
