import { grouped, readable, roundedWhole, scientific, spelled, toSignificant } from './digits.js';
import { englishUnits, type UnitNames } from './unit-names.js';

/** `$2,244,672`, `$2.50`, `$0.0374`, `$1.23B`. */
export function dollars(value: number, significant?: number, names: UnitNames = englishUnits): string {
  return signed(value, (size) => {
    if (size >= 1e15) return scientific(toSignificant(size, significant ?? 4));
    if (size >= (names.money.at(-1)?.at ?? 0) - 0.5) return large(size, significant ?? 4, names);
    if (significant !== undefined) return atLeastCents(toSignificant(size, significant));
    if (size === 0) return '0';
    if (size >= 999.995) return spelled(roundedWhole(size));
    return size < 0.1 ? readable(size) : grouped(size.toFixed(2));
  });
}

/** Cents are too coarse for a kWh: `$0.12`, but `$0.0725`. */
export function dollarsPerKilowattHour(value: number, significant = 4): string {
  return signed(value, (size) =>
    size < 1e-4 || size >= 1e15 ? readable(size, significant) : atLeastCents(toSignificant(size, significant)),
  );
}

/** In the largest unit that its rounded form reaches, whatever is between those: `$1T`, never `$1,000B`. */
function large(size: number, significant: number, { money, grouped: groups }: UnitNames): string {
  const short = toSignificant(size, significant);
  const { size: unit, name } = money.find(({ at }) => short >= at) ?? { size: 1, name: '' };
  const digits = spelled(toSignificant(short / unit, significant));
  return `${groups ? digits : digits.replaceAll(',', '')}${name}`;
}

function atLeastCents(size: number): string {
  return Number.isInteger(size) || size < 1e-4 || spelled(size).split('.')[1]?.length !== 1 ? spelled(size) : `${spelled(size)}0`;
}

function signed(value: number, unsigned: (size: number) => string): string {
  return `${value < 0 ? '-' : ''}$${unsigned(Math.abs(value))}`;
}
