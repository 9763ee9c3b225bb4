import { spelled } from '../quote.js';

type None = Record<never, never>;

/** Why a file, a revision or a saved answer is not read, and what would be. */
export const filePhrases = {
  'no-such-file': (_: None): string => 'there is no such file',
  'no-such-directory': (_: None): string => 'there is no such directory',
  'not-readable': (_: None): string => 'it may not be read',
  'not-writable': (_: None): string => 'it may not be written',
  'path-through-file': (_: None): string => 'a part of the path is a file',
  'link-loop': (_: None): string => 'its links lead in a circle',
  'name-too-long': (_: None): string => 'its name is too long',
  'too-many-open': (_: None): string => 'too many files are open',
  'too-large': (_: None): string => 'it is too large',
  'nothing-writable': (_: None): string => 'nothing can be written there',
  'disk-full': (_: None): string => 'no space left on device',
  'unwritten-pipe': (_: None): string => 'nobody writes to this pipe',
  'cut-short': (_: None): string => 'it is cut short',
  'utf-16': (_: None): string => 'it is UTF-16, and UTF-8 is read',
  'latin-1': (_: None): string => 'it is not UTF-8 but, as it seems, Latin-1 (Windows-1252)',
  directory: (_: None): string => 'it is a directory',
  folder: (_: None): string => 'it is a folder',
  'no-config-inside': ({ file }: { file: string }): string => `there is no ${file} in it that can be read`,
  'config-is-folder': ({ file }: { file: string }): string => `its ${file} is a folder`,
  'no-scenario-files': (_: None): string => 'it is a directory without scenario files',
  'outside-of': ({ root }: { root: string }): string => `it is outside of ${root}`,
  'outside-directory': (_: None): string => 'it is outside of this directory',
  'no-files-here': (_: None): string => 'no file can be read here',
  'command-line-only': (_: None): string => 'files are read by the command line only',
  'empty-there': (_: None): string => 'it is empty there',
  'this-directory': (_: None): string => 'this directory',
  /** A log of requests. */
  'lengths-unnamed': (_: None): string => 'its first line does not name both lengths',
  'line-without-lengths': ({ line }: { line: number }): string => `line ${line} has no two lengths`,
  'no-requests': (_: None): string => 'there is no request in it',
  /** A revision. */
  'link-astray': (_: None): string => 'it is a link that leads to no file of the repository',
  'not-at-revision': ({ revision }: { revision: string }): string => `it is not there at ${revision}`,
  'no-such-revision': (_: None): string => 'no branch, tag or commit is called so',
  'shallow-clone': (_: None): string => 'this clone is shallow, and git does not know it (fetch-depth: 0 fetches all)',
  'no-git': (_: None): string => 'git is not installed, or not on the PATH',
  'foreign-repository': ({ directory }: { directory: string }): string =>
    `the repository belongs to another user, and git leaves it alone (git config --global --add safe.directory ${directory})`,
  'no-repository': (_: None): string => 'this is no git repository',
  /** A saved answer. */
  'schema-version': ({ found, wanted }: { found: string; wanted: number }): string => `its schemaVersion is ${found}, not ${wanted}`,
  'no-results': (_: None): string => 'it has no results',
  'no-sized-results': (_: None): string => 'it has no results of train or infer',
  'result-is-no-object': (_: None): string => 'a result is no object',
  'result-lacks-parts': (_: None): string => 'a result lacks its name, kind, scenario, sources or answer',
  /** Another mistake, with its own code and parameters; `name` is where it is. */
  mistake: ({ name, message }: { name?: string; code: string; message: string; parameters: object }): string =>
    name === undefined ? message : `${name}: ${message}`,
  /** A file in YAML. */
  'tab-indents': (_: None): string => 'a tab does not indent; spaces do',
  'unknown-tag': ({ tag }: { tag: string }): string => `the tag ${tag} means nothing here`,
  'unknown-anchor': ({ anchor }: { anchor: string }): string => `there is no anchor &${anchor}`,
  'key-is-no-text': (_: None): string => 'a key is plain text',
  /** A preset of one’s own. */
  'name-without-letters': (_: None): string => 'its name needs a letter from a to z, or a digit',
  'same-look-up': ({ name }: { name: string }): string => `it is looked up as “${spelled(name)}” is, which stands above it`,
  'number-with-unit': ({ units }: { units: readonly string[] }): string => `must be a number, a space and ${units.join(' or ')}`,
  'a-day': ({ example }: { example: string }): string => `must be a day, as ${example}`,
  'a-date': ({ examples }: { examples: readonly string[] }): string =>
    `must be a day, a month or a year, as ${examples.join(', ').replace(/, (?=[^,]*$)/, ' or ')}`,
  'too-many-values': ({ limit }: { limit: number }): string => `it has more than ${limit} values`,
  /** What can be read. */
  'a-config': (_: None): string => 'a config.json, a folder with one in it, or - for standard input',
  'a-scenario-file': (_: None): string => 'a scenario file in YAML or JSON',
  'a-scenario-file-of-the-clone': (_: None): string => 'a scenario file that this clone holds',
  'a-table': (_: None): string => 'a table of measurements (CSV); llm-sizing schema measurements prints its columns',
  'column-like': ({ column, example }: { column: string; example: string }): string => `a column ${column}, for example ${example}`,
  'a-request-log': (_: None): string =>
    'a table with a line a request, whose first line names the tokens of prompt and answer: input_tokens,output_tokens',
  /** What somebody else says: the system, or a library. */
  told: ({ text }: { text: string }): string => text,
  unreadable: (_: None): string => 'what was passed in cannot be read',
} as const;
