/** One line of help a field; where its kinds differ, one for each. */
export type FieldHelp = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** What a field means in a kind of scenario. */
export function helpOf(help: FieldHelp, key: string, kind: string): string {
  const own = help[key] ?? '';
  return typeof own === 'string' ? own : (own[kind] ?? '');
}
