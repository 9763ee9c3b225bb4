/**
 * A workload given as an object or a list, as one writes it: `{ chat: { share: '70%', input: 500, output: 200 }, … }` is
 * `70%:500/200 …`, and `{ p50: '500/200', … }` is `p50:500/200 …`.
 */
export function writtenWorkload(value: object): string {
  return Object.entries(value)
    .map(([key, item]: [string, unknown]) => {
      if (typeof item !== 'object' || item === null) return `${key}:${String(item)}`;
      const { share, input, output } = item as Readonly<Record<string, unknown>>;
      return `${String(share ?? '')}:${String(input ?? '')}/${String(output ?? '')}`;
    })
    .join(' ');
}
