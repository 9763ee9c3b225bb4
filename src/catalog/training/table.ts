export type Cells = Readonly<Record<string, string>>;

/** Rows of a table without quotes, each cell by the name of its column. */
export function table(text: string): readonly Cells[] {
  const [head, ...lines] = text.trimEnd().split('\n');
  const names = (head as string).split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
  });
}

/** The number in a cell; throws where it is none. */
export function number(cells: Cells, name: string, otherwise = 1): number {
  const value = cells[name] ? Number(cells[name]) : otherwise;
  if (!Number.isFinite(value)) throw new Error(`presets: published steps: ${name} is ${cells[name]}`);
  return value;
}
