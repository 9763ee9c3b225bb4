/** What a quantity is measured in: a closed set, so that its dimension can be proved and how it is shown follows from it. */
export type Unit =
  | '' // a plain factor
  | 'share' // 0..1; written without a unit
  | 'of the peak'
  | 'of the price'
  | 'of the demand'
  | '1/month'
  | 'parameters'
  | 'tokens'
  | 'tokens/request'
  | 'tokens/example'
  | 'tokens/word'
  | 'tokens/s'
  | 'sequences'
  | 'replicas'
  | 'words/question'
  | 'questions/request'
  | 'examples/request'
  | 'requests'
  | 'requests/s'
  | 'users'
  | 'turns'
  | 'FLOP'
  | 'FLOP/token'
  | 'FLOP/s'
  | 's'
  | 's/request'
  | 's/token'
  | 'year'
  | 'years'
  | 'GPUs'
  | 'GPUs/server'
  | 'GPU·h'
  | 'servers'
  | 'W'
  | 'bytes'
  | 'bytes/s'
  | 'J'
  | 'J/token'
  | 'USD'
  | 'USD/Mtok'
  | 'USD/server'
  | 'USD/GPU-hour'
  | 'USD/kWh'
  | 'USD/kW-month'
  | 'g'
  | 'g/kWh';

/** The unit as an explanation writes it. */
export function unitText(unit: Unit): string {
  return unit === 'share' ? '' : unit;
}
