/** A number to YAML, and what people write to a scenario file: it is read as text either way, and needs no quotes. */
const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** Writes one text as YAML: as it is where YAML takes it so, else in quotes. The parser is loaded only for this. */
export async function yamlScalars(): Promise<(text: string) => string> {
  const { stringify } = await import('yaml');
  return (text) => (PLAIN_NUMBER.test(text) ? text : stringify(text, { lineWidth: 0 }).trimEnd());
}
