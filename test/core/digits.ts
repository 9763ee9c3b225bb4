import { expect } from 'vitest';

/** Every number in an object, by five digits, in its order. */
export function digits(value: unknown): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(5)));
  if (value === null || typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([key, each]) => (typeof each === 'object' && each !== null ? `${key}(${digits(each)})` : `${key} ${digits(each)}`))
    .join(', ');
}

/** These lines are those of a file. */
export async function expectLines(lines: readonly string[], file: string): Promise<void> {
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(file);
}
