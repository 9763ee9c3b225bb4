import type { Input } from '../../src/core/formula.js';
import type { Unit } from '../../src/core/unit.js';
import { tokensOf } from './expression.js';

/** Exponents of base units; what is not named is 0. */
export type Dimensions = ReadonlyMap<string, number>;

/** `FLOP/(s·GPU)` over base units. A watt is a joule a second, and a kWh a kW for an hour. */
function dimensionsOf(text: string): Dimensions {
  const found = new Map<string, number>();
  const [over = '', under = ''] = text.split('/');
  const add = (names: string, exponent: number) => {
    for (const name of names.split('·')) {
      if (name === '' || name === '1') continue;
      if (name === 'W') {
        found.set('J', (found.get('J') ?? 0) + exponent);
        found.set('s', (found.get('s') ?? 0) - exponent);
      } else found.set(name, (found.get(name) ?? 0) + exponent);
    }
  };
  add(over, 1);
  add(under, -1);
  return new Map([...found].filter(([, exponent]) => exponent !== 0));
}

const ofUnit: Readonly<Record<Unit, string>> = {
  '': '1',
  share: '1',
  'of the peak': '1',
  'of the price': '1',
  'of the demand': 'demand',
  // A growth is applied once a month: the factor of one month has no unit.
  '1/month': '1',
  parameters: 'parameter',
  tokens: 'token',
  'tokens/request': 'token/request',
  'tokens/example': 'token/example',
  'tokens/word': 'token/word',
  'tokens/s': 'token/s',
  sequences: 'sequence',
  replicas: 'replica',
  'words/question': 'word/question',
  'questions/request': 'question/request',
  'examples/request': 'example/request',
  requests: 'request',
  'requests/s': 'request/s',
  users: 'user',
  turns: '1',
  FLOP: 'FLOP',
  'FLOP/token': 'FLOP/token',
  'FLOP/s': 'FLOP/s',
  s: 's',
  's/request': 's/request',
  's/token': 's/token',
  year: 'year',
  years: 'year',
  GPUs: 'GPU',
  'GPUs/server': 'GPU/server',
  GPU·h: 'GPU·h',
  servers: 'server',
  W: 'W',
  bytes: 'byte',
  'bytes/s': 'byte/s',
  J: 'J',
  'J/token': 'J/token',
  USD: 'USD',
  'USD/Mtok': 'USD/Mtok',
  'USD/server': 'USD/server',
  'USD/GPU-hour': 'USD/GPU·h',
  'USD/kWh': 'USD/kW·h',
  'USD/kW-month': 'USD/kW·month',
  CNY: 'CNY',
  'CNY/Mtok': 'CNY/Mtok',
  'CNY/GPU-hour': 'CNY/GPU·h',
  'CNY/USD': 'CNY/USD',
  L: 'L',
  'L/kWh': 'L/kW·h',
  'g/GPU': 'g/GPU',
  'g/server': 'g/server',
  'g/GPU-hour': 'g/GPU·h',
  'g/Mtok': 'g/Mtok',
  g: 'g',
  'g/kWh': 'g/kW·h',
};

/** What the key says beyond the unit: of one GPU, of one user, of one month. */
const ofKey: readonly (readonly [RegExp, string])[] = [
  [/PerGpu(?!Hour)|^throughput/, '1/GPU'],
  [/PerUser/, '1/user'],
  [/PerMonth$/, '1/month'],
  // Who waits or thinks has one request under way.
  [/^concurrentUsers$/, 'request/user'],
];

/** Numbers that convert: the only ones in a formula that have a unit. */
const conversions: Readonly<Record<string, string>> = {
  '3600': 's/h',
  '3600000': 'J/kW·h',
  '1000': 'W/kW',
  '730': 'h/month',
  '8760': 'h/year',
  '1000000': 'token/Mtok',
};

export function dimensionsOfQuantity({ key, unit }: Input): Dimensions {
  const more = unit === '1/month' ? [] : ofKey.filter(([pattern]) => pattern.test(key)).map(([, text]) => dimensionsOf(text));
  return more.reduce((all, each) => product(all, each, 1), dimensionsOf(ofUnit[unit]));
}

function product(one: Dimensions, other: Dimensions, sign: 1 | -1): Dimensions {
  const all = new Map(one);
  for (const [name, exponent] of other) all.set(name, (all.get(name) ?? 0) + sign * exponent);
  return new Map([...all].filter(([, exponent]) => exponent !== 0));
}

export function written(dimensions: Dimensions): string {
  return [...dimensions]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, exponent]) => `${name}^${exponent}`)
    .join(' ');
}

/** The dimension of the right side of `symbol = …`; two things that are added must have the same. */
export function derived(equation: string, symbols: ReadonlyMap<string, Dimensions>, perParameter: boolean): Dimensions {
  const tokens = tokensOf(equation.split(' = ')[1] ?? '');
  let place = 0;
  const value = sum();
  if (place < tokens.length) throw new SyntaxError(`${equation}: nothing is expected at ${tokens[place]}`);
  return value;

  function sum(): Dimensions {
    const first = term();
    while (tokens[place] === '+' || tokens[place] === '−') {
      place++;
      const next = term();
      if (written(first) !== written(next)) throw new TypeError(`${equation}: ${written(first)} and ${written(next)} are added`);
    }
    return first;
  }

  function term(): Dimensions {
    let all = factor();
    while (tokens[place] === '×' || tokens[place] === '÷') {
      const sign = tokens[place++] === '×' ? 1 : -1;
      all = product(all, factor(), sign);
    }
    return all;
  }

  function factor(): Dimensions {
    const token = tokens[place++] ?? '';
    if ('(⌈⌊'.includes(token)) {
      const inner = sum();
      place++;
      return inner;
    }
    if (/^\d/.test(token)) {
      // 6 and 2: FLOP that a parameter costs a token.
      if (perParameter && (token === '6' || token === '2')) return dimensionsOf('FLOP/parameter·token');
      return dimensionsOf(conversions[token] ?? '1');
    }
    const known = symbols.get(token);
    if (known === undefined) throw new SyntaxError(`${equation}: ${token} stands for nothing`);
    return known;
  }
}
