import { type CommandSpec, identifier, type Path, pathsOf, sharedNames, spellingsOf, type Words } from './spec.js';

/** A completion script for zsh, with a description beside each flag. */
export function zshCompletion(root: CommandSpec): string {
  const lists = sharedNames(root);
  const name = identifier([root.name]);
  return `#compdef ${root.name}
# Completion of ${root.name} for zsh: put it into a directory of $fpath as _${root.name}.
${[...lists].map(([names, list]) => `_${name}_${list}=(${names})`).join('\n')}

${pathsOf(root)
  .toReversed()
  .map((path) => ofCommand(path, name, lists))
  .join('\n\n')}

if [ "$funcstack[1]" = _${root.name} ]; then _${name} "$@"; else compdef _${name} ${root.name}; fi
`;
}

function ofCommand({ words, command }: Path, name: string, lists: ReadonlyMap<string, string>): string {
  const action = (what: Words): string =>
    what.is === 'names' ? `_sequence compadd - $_${name}_${lists.get(what.names.join(' '))}` : what.is === 'files' ? '_files' : ' ';
  const flags = command.flags.map((flag) => {
    const spelt = spellingsOf(flag);
    // A value stands behind a long name, or behind its equals sign.
    const written = spelt.map((each) => (flag.value !== undefined && each === flag.long ? `${each}=` : each));
    const names = written.length === 1 ? (written[0] ?? '') : `{${written.join(',')}}`;
    const value = flag.value === undefined ? '' : `${flag.optional ? '::' : ':'}${flag.placeholder ?? 'value'}:${action(flag.value)}`;
    const text = `'[${quoted(flag.description)}]${quoted(value)}'`;
    return `    ${spelt.length === 1 ? `'${names}'${text}` : `'(${spelt.join(' ')})'${names}${text}`} \\`;
  });
  const own = `_${identifier(words)}`;
  if (command.commands.length === 0)
    return `${own}() {
  _arguments -s \\
${flags.join('\n')}
    '*::${command.words.is === 'names' ? 'name' : 'argument'}:${quoted(action(command.words))}'
}`;
  return `${own}() {
  local line state
  _arguments -C \\
${flags.join('\n')}
    '1:command:((${command.commands.map((each) => `${each.name}\\:"${each.description.replace(/["'\\$`:]/g, '')}"`).join(' ')}))' \\
    '*::arguments:->below'
  [ "$state" = below ] && case $line[1] in
${command.commands.map((each) => `    ${each.name}) ${own}_${identifier([each.name])} ;;`).join('\n')}
  esac
}`;
}

/** Text inside single quotes and brackets of _arguments. */
function quoted(text: string): string {
  return text.replaceAll("'", `'\\''`).replaceAll('[', '\\[').replaceAll(']', '\\]');
}
