/**
 * What a preset is looked up by. Case, an organisation before a slash, and punctuation do not
 * matter; except between two digits, where it parts numbers: `llama-3-70b` is not `llama-370b`.
 */
export function lookUpKey(name: string): string {
  return name
    .slice(-100)
    .toLowerCase()
    .replace(/^.*\//, '')
    .replaceAll('+', 'plus')
    .replace(/(\d)\.(?=\d)/g, '$1·')
    .replace(/(\d)[^a-z0-9·]+(?=\d)/g, '$1-')
    .replace(/[^a-z0-9·-]|(?<!\d)-|-(?!\d)/g, '')
    .replaceAll('·', '.');
}
