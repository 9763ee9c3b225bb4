/** What a shell completes: a command with its flags, its words and the commands below it. */
export type CommandSpec = {
  readonly name: string;
  readonly description: string;
  readonly flags: readonly FlagSpec[];
  /** What its words are. */
  readonly words: Words;
  readonly commands: readonly CommandSpec[];
  /** Command lines that show what it is for. */
  readonly examples: readonly string[];
};

export type FlagSpec = {
  readonly long: string;
  readonly short?: string;
  readonly description: string;
  /** What its value is; undefined where it takes none. */
  readonly value?: Words;
  /** It may stand without its value. */
  readonly optional?: true;
  /** What stands for its value in help. */
  readonly placeholder?: string;
};

/** Words that are offered: names out of a list, files, or nothing that is known. */
export type Words = { readonly is: 'names'; readonly names: readonly string[] } | { readonly is: 'files' } | { readonly is: 'any' };

/** A command with the words that lead to it, the program itself first. */
export type Path = { readonly words: readonly string[]; readonly command: CommandSpec };

/** Every command, those that hold others before these. */
export function pathsOf(command: CommandSpec, before: readonly string[] = []): readonly Path[] {
  const words = [...before, command.name];
  return [{ words, command }, ...command.commands.flatMap((each) => pathsOf(each, words))];
}

/** Flags in every way that they are written. */
export const spellingsOf = ({ long, short }: FlagSpec): readonly string[] => [...(short === undefined ? [] : [short]), long];

/** The name of a shell function or variable made of words. */
export const identifier = (words: readonly string[]): string => words.join('_').replace(/[^A-Za-z0-9]/g, '_');

/** Lists of names that several flags share are written once; by their content. */
export function sharedNames(root: CommandSpec): ReadonlyMap<string, string> {
  const lists = new Map<string, string>();
  for (const { command } of pathsOf(root)) {
    for (const words of [command.words, ...command.flags.flatMap(({ value }) => value ?? [])]) {
      if (words.is !== 'names') continue;
      const text = words.names.join(' ');
      if (!lists.has(text)) lists.set(text, `names_${lists.size + 1}`);
    }
  }
  return lists;
}
