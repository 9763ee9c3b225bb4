import { type CommandSpec, type Path, pathsOf, type Words } from './spec.js';

/** A completion script for fish. */
export function fishCompletion(root: CommandSpec): string {
  const paths = pathsOf(root);
  const lines = paths.flatMap((path) => ofCommand(root.name, path));
  return `# Completion of ${root.name} for fish: ${root.name} completion fish > ~/.config/fish/completions/${root.name}.fish
complete -c ${root.name} -f
${lines.join('\n')}
`;
}

function ofCommand(program: string, { words, command }: Path): readonly string[] {
  const seen = words.slice(1).map((word) => `__fish_seen_subcommand_from ${word}`);
  const below = command.commands.map((each) => each.name).join(' ');
  const not = below === '' ? [] : [`not __fish_seen_subcommand_from ${below}`];
  const condition = [...seen, ...not].join('; and ');
  const when = condition === '' ? '' : ` -n '${condition}'`;
  const head = `complete -c ${program}${when}`;
  return [
    ...command.commands.map((each) => `${head} -a ${each.name} -d '${quoted(each.description)}'`),
    ...(below === '' ? offered(command.words).map((option) => `${head}${option}`) : []),
    ...command.flags.map(({ long, short, description, value, optional }) => {
      const spelt = `${short === undefined ? '' : ` -s ${short.replace(/^-/, '')}`} -l ${long.replace(/^--/, '')}`;
      const taken = value === undefined ? '' : `${optional ? '' : value.is === 'files' ? ' -r' : ' -x'}${offered(value).join('')}`;
      return `${head}${spelt}${taken} -d '${quoted(description)}'`;
    }),
  ];
}

function offered(words: Words): readonly string[] {
  if (words.is === 'names') return [` -a '${words.names.join(' ')}'`];
  return words.is === 'files' ? [' -F'] : [];
}

const quoted = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
