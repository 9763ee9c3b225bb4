/** Reads CSV (RFC 4180) as rows by column. */
export function parseCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const [header = [], ...rows] = text
    .trimEnd()
    .split('\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ''),
    );
  return rows.map((cells) => {
    if (cells.length !== header.length) throw new Error(`${cells.length} cells under ${header.length} columns: ${cells.join(',')}`);
    return Object.fromEntries(header.map((column, place) => [column, cells[place] as string]));
  });
}

/** A cell as a figure: empty is unknown. */
export function figureIn(row: Readonly<Record<string, string>>, column: string): number | null {
  const cell = row[column];
  if (cell === undefined) throw new Error(`no column ${column}`);
  return cell === '' ? null : Number(cell);
}
