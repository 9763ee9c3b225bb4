const defaultSignificant = 4;

/** Four significant digits, and all digits of the whole part from 1000 on; exactly `significant` digits if given. */
export function rounded(value: number, significant?: number): number {
  const whole = significant === undefined && Math.abs(value) >= 1000;
  return whole ? roundedWhole(value) : toSignificant(value, significant ?? defaultSignificant);
}

/** Half away from zero, on both sides of it alike. */
export function roundedWhole(value: number): number {
  return Math.abs(value) < 2 ** 52 ? Math.sign(value) * Math.round(Math.abs(value)) : value;
}

export function toSignificant(value: number, significant: number): number {
  const short = Number(value.toPrecision(Math.max(1, Math.min(15, Math.trunc(significant) || 1))));
  // Rounding up the largest doubles leaves their range.
  return Number.isFinite(short) ? short : value;
}

/** The shortest digits that read back as the value: `412,018.5`, `3.15e23`, `1e-7`. */
export function spelled(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e21 || size < 1e-6) return scientific(value);
  return grouped(String(value));
}

/** `3.15e23`: the shortest digits with an exponent. */
export function scientific(value: number): string {
  return value.toExponential().replace('e+', 'e');
}

/** Readable digits: an exponent where zeros would have to be counted. */
export function readable(value: number, significant?: number): string {
  const size = Math.abs(value);
  const extreme = size >= 1e15 || (size < 1e-4 && size !== 0);
  if (extreme) return scientific(toSignificant(value, significant ?? defaultSignificant));
  return spelled(rounded(value, significant));
}

/** Thousands separators in a plain decimal. */
export function grouped(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const separated = whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? separated : `${separated}.${fraction}`;
}
