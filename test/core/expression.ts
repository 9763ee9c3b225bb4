// An evaluator of formulas as people write them, made apart from the program: it shares no code with it.

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|(\p{L}[\p{L}\d_]*)|([×÷+−()⌈⌉⌊⌋]))/uy;
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '⌈': '⌉', '⌊': '⌋' };
/** Documented in src/core/rounding.ts: whole within one part in 1e12, and at least 1 when rounding up. */
const TOLERANCE = 1e-12;

/** The value of `symbol = expression`, given what the symbols stand for. */
export function evaluateEquation(equation: string, symbols: ReadonlyMap<string, number>): { symbol: string; value: number } {
  const [symbol, expression, ...more] = equation.split(' = ');
  if (symbol === undefined || expression === undefined || more.length > 0) throw new SyntaxError(`no equation: ${equation}`);
  return { symbol, value: evaluateExpression(expression, symbols) };
}

/** The symbols that an expression uses. */
export function symbolsOf(expression: string): ReadonlySet<string> {
  return new Set(tokensOf(expression).filter((token) => /^\p{L}/u.test(token)));
}

export function evaluateExpression(expression: string, symbols: ReadonlyMap<string, number>): number {
  const tokens = tokensOf(expression);
  let place = 0;
  const value = sum();
  if (place < tokens.length) throw new SyntaxError(`${expression}: nothing is expected at ${tokens[place]}`);
  return value;

  function sum(): number {
    let total = product();
    for (;;) {
      if (take('+')) total += product();
      else if (take('−')) total -= product();
      else return total;
    }
  }

  function product(): number {
    let total = factor();
    for (;;) {
      if (take('×')) total *= factor();
      else if (take('÷')) total /= factor();
      else return total;
    }
  }

  function factor(): number {
    const token = tokens[place++] ?? 'the end';
    const closing = CLOSING[token];
    if (closing !== undefined) {
      const inner = sum();
      if (!take(closing)) throw new SyntaxError(`${expression}: ${closing} is missing`);
      return token === '⌈' ? up(inner) : token === '⌊' ? down(inner) : inner;
    }
    if (/^\d/.test(token)) return Number(token);
    const known = symbols.get(token);
    if (known === undefined) throw new SyntaxError(`${expression}: ${token} stands for nothing`);
    return known;
  }

  function take(token: string): boolean {
    if (tokens[place] !== token) return false;
    place++;
    return true;
  }
}

function up(value: number): number {
  const whole = isNearlyWhole(value) ? Math.round(value) : Math.ceil(value);
  return whole < 1 ? 1 : whole;
}

function down(value: number): number {
  return isNearlyWhole(value) ? Math.round(value) : Math.floor(value);
}

function isNearlyWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) <= TOLERANCE * Math.abs(value);
}

export function tokensOf(expression: string): readonly string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < expression.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(expression);
    if (match === null) throw new SyntaxError(`${expression}: cannot be read from ${at} on`);
    tokens.push(match[1] ?? match[2] ?? match[3] ?? '');
  }
  return tokens;
}
