/** A rational number, top / bottom x 10^exponent: units are applied to it without rounding, so that 1.56T is 1.56e12. */
export type Exact = { readonly top: bigint; readonly bottom: bigint; readonly exponent: number };

/** A unit as a factor: times / over x 10^exponent. */
export type Scale = { readonly times?: bigint; readonly over?: bigint; readonly exponent?: number };

/** Far outside what a double can hold, yet small enough to be expanded as an integer. */
const exponentLimit = 999;

/** Reads digits that the number grammar has already accepted, such as `-1_000.5e3`. */
export function exactFromDigits(digits: string): Exact {
  const [mantissa = '', exponentDigits = '0'] = digits.replaceAll('_', '').toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.replace('+', '').split('.');
  const exponent = Math.max(-exponentLimit, Math.min(exponentLimit, Number(exponentDigits)));
  const negative = whole.startsWith('-');
  const magnitude = BigInt((negative ? whole.slice(1) : whole) + fraction);
  return { top: negative ? -magnitude : magnitude, bottom: 1n, exponent: exponent - fraction.length };
}

export function scaled(value: Exact, scale: Scale): Exact {
  return {
    top: value.top * (scale.times ?? 1n),
    bottom: value.bottom * (scale.over ?? 1n),
    exponent: value.exponent + (scale.exponent ?? 0),
  };
}

/** The factor of something per unit. */
export function inverse(scale: Scale): Scale {
  return { times: scale.over ?? 1n, over: scale.times ?? 1n, exponent: -(scale.exponent ?? 0) };
}

/** a / b, where b is not zero. */
export function quotient(a: Exact, b: Exact): Exact {
  return { top: a.top * b.bottom, bottom: a.bottom * b.top, exponent: a.exponent - b.exponent };
}

export function sum(a: Exact, b: Exact): Exact {
  const exponent = Math.min(a.exponent, b.exponent);
  const top = (x: Exact, other: Exact) => x.top * other.bottom * 10n ** BigInt(x.exponent - exponent);
  return { top: top(a, b) + top(b, a), bottom: a.bottom * b.bottom, exponent };
}

export function negated(value: Exact): Exact {
  return { ...value, top: -value.top };
}

/** The nearest double; Infinity when there is none. */
export function nearestDouble({ top, bottom, exponent }: Exact): number {
  if (bottom === 1n) return Number(`${top}e${exponent}`);
  // Forty digits and one that says whether anything is left: enough to round a double correctly.
  const guard = 40 + String(bottom).length;
  const magnitude = (top < 0n ? -top : top) * 10n ** BigInt(guard);
  const sticky = magnitude % bottom === 0n ? 0 : 1;
  const size = Number(`${magnitude / bottom}${sticky}e${exponent - guard - 1}`);
  return top < 0n ? -size : size;
}
